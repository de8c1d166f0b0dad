# Parts of a sentence, without a full stop, up to the errors of records.
errors-photo-empty = الملف فارغ؛ اختر الصورة من جديد

errors-photo-unknown-format = الملف ليس صورة JPEG أو PNG أو WebP؛ احفظه بصيغة JPEG وأعد المحاولة

errors-photo-format = الملف ليس صورة JPEG أو PNG أو WebP بل { $format }؛ { $remedy }

errors-photo-truncated = ملف { $format } مقطوع قبل نهايته؛ انسخ الصورة أو التقطها من جديد

errors-photo-damaged = ملف { $format } تالف ({ $reason })؛ انسخ الصورة أو التقطها من جديد

errors-photo-jpeg-kind = الملف JPEG من نوع غير مقروء ({ $kind })؛ احفظه بصيغة JPEG عادية وأعد المحاولة

errors-photo-memory = الصورة JPEG تدريجي (progressive) بدقة { $megapixels } ميغابكسل، ويتطلب فك ترميزها { $megabytes } ميغابايت من الذاكرة؛ احفظها بصيغة JPEG عادية (baseline) أو بحجم أصغر

errors-photo-too-large = أبعاد الصورة {"\u2066"}{ $width }×{ $height }{"\u2069"}، أي { $megapixels } ميغابكسل؛ الحد الأقصى { $limit }، فاقتصّها أو التقطها بحجم أصغر

errors-photo-too-small = أبعاد الصورة {"\u2066"}{ $width }×{ $height }{"\u2069"} بكسل فقط؛ التقط صورة لا يقل كل ضلع فيها عن { $limit }

errors-format-heic = صورة HEIC

errors-format-avif = صورة AVIF

errors-format-jpeg-xl = صورة JPEG XL

errors-format-jpeg-2000 = صورة JPEG 2000

errors-format-app-png = ملف PNG خاص بتطبيقات iPhone

errors-format-gif = صورة GIF

errors-format-bmp = صورة BMP

errors-format-tiff-or-raw = صورة TIFF أو صورة خام (raw)

errors-format-canon-raw = صورة خام (raw) من Canon

errors-format-photoshop = ملف Photoshop

errors-format-svg = رسم SVG

errors-format-dicom = ملف DICOM

errors-format-video = مقطع فيديو

errors-format-pdf = ملف PDF

errors-format-zip = أرشيف ZIP

errors-format-mac-resources = بيانات يدوّنها Mac عن ملف

errors-format-git-lfs-pointer = مؤشر Git LFS، وهو نص ينوب عن ملف

errors-format-web-page = صفحة ويب

errors-format-text = ملف نصي

errors-format-other = ملف من نوع آخر

errors-remedy-heic = احفظه بصيغة JPEG؛ وعلى iPhone اختره من «الصور» لا من «الملفات»، أو اضبط الإعدادات > الكاميرا > التنسيقات على «الأكثر توافقًا»

errors-remedy-pick-a-photo = اختر صورة

errors-remedy-unpack = فك ضغطه واختر الصور التي فيه

errors-remedy-mac-resources = اختر الملف الذي يحمل الاسم نفسه دون {"\u2066"}._{"\u2069"} في أوله

errors-remedy-git-lfs = نزّل الصورة نفسها، مثلًا بالأمر {"\u2066"}git lfs pull{"\u2069"}

errors-remedy-web-page = نزّل الصورة من جديد؛ قد تطلب الشبكة أو الخادم تسجيل الدخول أولًا

errors-remedy-save-as-jpeg = احفظه بصيغة JPEG وأعد المحاولة

errors-jpeg-arithmetic-coding = ترميز حسابي

errors-jpeg-jpeg-ls = JPEG-LS

errors-jpeg-lossless = ترميز دون فقد

errors-jpeg-hierarchical = ترميز هرمي

errors-jpeg-more-than-8-bits = أكثر من 8 بتات لكل قناة

errors-jpeg-channel-count = عدد القنوات ليس واحدًا ولا ثلاثة ولا أربعة

errors-jpeg-height-behind-picture = ارتفاع مخزَّن بعد الصورة

errors-jpeg-fine-colour = لون أدق من السطوع

errors-jpeg-separate-scans = قنوات لونية في مسوح منفصلة

errors-worker-undecodable = تعذّر فك ترميز رسالة من الصفحة: { $reason }

errors-worker-no-model = أرسلت الصفحة عملًا قبل أن يجهز النموذج

errors-worker-weights-size = حجم ملف الأوزان { $found } بايت، بينما تذكر بطاقته { $expected }؛ إنه مقطوع أو يخص نموذجًا آخر، فأعد جلب كليهما

errors-worker-weights-hash = لا يطابق ملف الأوزان بطاقته (قيمة SHA-256 هي { $found }، بينما في البطاقة { $expected })؛ أعد جلب كليهما

errors-worker-gpu = لا يمكن استخدام GPU: { $reason }

errors-worker-golden = يحسب هذا الجهاز قيمة مختلفة عما حسبه برنامج التدريب ({ $output }: الفرق { $difference } على مدخل مرجعي، والمسموح { $allowed })

errors-worker-impossible-result = أعاد هذا الجهاز نتيجة مستحيلة ({ $what })؛ جرّب جهازًا أو متصفحًا آخر

errors-worker-device = لم يُعد الجهاز نتيجة: { $reason }

errors-golden-probability = الاحتمال

errors-golden-mahalanobis-distance = مسافة ماهالانوبيس

errors-golden-bare-skin-score = درجة «جلد بلا آفة»

errors-golden-no-lesion-score = درجة «غياب الآفة»

errors-golden-activation-map = خريطة التنشيط

# Errors of records and backups: sentences.
errors-records-not-a-backup = هذا الملف ليس نسخة احتياطية من naevus؛ اختر ملفًا ينتهي اسمه بـ {"\u2066"}.naevus{"\u2069"}.

errors-records-not-a-header = ترويسة السجلات المخزنة تالفة؛ امحُ السجلات واستعد نسخة احتياطية.

errors-records-later-version = لهذه السجلات التنسيق { $version } الذي لا يستطيع هذا الإصدار من naevus قراءته؛ حدّث naevus وأعد المحاولة.

errors-records-truncated = ينتهي الملف في وسط بياناته؛ انسخه من جديد.

errors-records-damaged = جزء تالف: { $part }؛ استخدم نسخة أخرى.

errors-records-too-costly = تطلب الترويسة {"\u2066"}{ $memory } MiB{"\u2069"} من الذاكرة وعدد دورات حساب { $passes }، أي أكثر مما يسمح به naevus؛ استخدم نسخة أخرى.

errors-records-not-an-entry = تعذّرت قراءة أحد القيود ({ $reason })؛ حدّث naevus وأعد المحاولة.

errors-records-code = أدخل رمزًا من 1 إلى 60 حرفًا.

errors-records-label = أدخل تسمية من 1 إلى 60 حرفًا.

errors-records-birth-year = أدخل سنة ميلاد من 1900 فما بعد.

errors-records-photo-count = اختر من 1 إلى 20 صورة للزيارة الواحدة.

errors-records-age = أدخل عمرًا من 0 إلى 120.

errors-records-photo-size = حجم إحدى الصور أكثر من {"\u2066"}64 MiB{"\u2069"}؛ احفظ نسخة أصغر منها.

errors-records-notes = اختصر الملاحظات إلى 10,000 حرف.

errors-records-out-of-memory = الذاكرة الحرة في هذا الجهاز لا تكفي لحساب المفتاح؛ أغلق صفحات أخرى وأعد المحاولة.

errors-records-trailing-bytes = في الملف بايتات بعد نهايته؛ استخدم نسخة أخرى.

errors-records-too-long = في أحد أجزاء الملف { $bytes } بايت، أي أكثر مما يسمح به naevus؛ استخدم نسخة أخرى.
