batch-add = صور كثيرة

batch-purpose = يُقرأ مجلد أو أرشيف ZIP أو ملفات كثيرة واحدًا تلو الآخر، على هذا الجهاز. تحتفظ الصفحة بصورة مصغّرة وبأرقام كل صورة.

batch-not-kept = لا يُخزَّن هنا شيء: يختفي الجدول عند إغلاق الصفحة أو إعادة تحميلها. احفظه بصيغة CSV.

batch-choose-folder = اختيار مجلد

batch-choose-files = اختيار صور أو ملف ZIP

batch-drop-hint = يمكنك أيضًا إفلات مجلدات وصور وأرشيفات في أي مكان من هذه الشاشة. الصور التي تضيفها إلى شاشة «قراءة» تُقرأ أولًا.

batch-progress = التقدم

batch-pause = إيقاف مؤقت

batch-continue = متابعة

batch-cancel = إلغاء الباقي

batch-retry = قراءة الباقي

batch-remove-all = إزالة الكل

batch-remove-confirm = إزالة

batch-keep = إبقاء

batch-save-table = حفظ بصيغة CSV

batch-table = الصور

batch-filter = عرض

batch-order = الترتيب

batch-none-passes = لا توجد صورة تطابق هذا المرشّح.

batch-open = النتيجة الكاملة

batch-open-hint = يضيف «النتيجة الكاملة» الصورة إلى شاشة «قراءة»، مع خريطتها والتشخيصات التسعة كلها والتقرير.

batch-not-opened = لم تعد قراءة هذا الملف ممكنة. اختر المجلد من جديد.

batch-announced-cancelled = أُلغيت بقية الصور.

batch-announced-removed = أُزيلت جميع الصور.

batch-no-model = تنتظر الصور النموذج. تبيّن شاشة «قراءة» ما المشكلة فيه.

batch-listing = جارٍ سرد الملفات…

batch-no-photo = لا توجد صورة بين هذه الملفات.

batch-check = افحصه على صورك

batch-check-hint = إذا كنت تعرف تشخيصات صورك، تقيس الصفحة كم مرة يصيب النموذج فيها. اختر مجلدًا فيه مجلد فرعي لكل تشخيص (باسم nevus أو melanoma أو MEL، …)، أو أضف ملف CSV بالعمودين path وlabel، وكذلك lesion وpatient إن توفّرا، كي لا تُحسب صور الآفة الواحدة أو المريض الواحد صورًا مستقلة.

batch-check-limits = استخدم صورًا لم يُدرَّب عليها النموذج: صور HAM10000 وISIC وSIIM-ISIC 2020 وPAD-UFES-20 وغيرها من الأرشيفات العامة تعطي أرقامًا أفضل من الواقع. ينبغي أن تأتي التصنيفات المرجعية من الفحص النسيجي، أو من خبير إن لم يوجد. الصور القليلة تعطي فواصل ثقة واسعة.

batch-add-table = إضافة CSV بالتشخيصات

batch-compute = حساب الأرقام

batch-computing = جارٍ حساب الأرقام…

batch-check-waits = يمكن حساب الأرقام بعد قراءة جميع الصور.

batch-no-labelled = لم تُقيَّم أي صورة لها تشخيص.

batch-unknown-folders = أي تشخيص تُظهره هذه المجلدات؟

batch-no-diagnosis = استبعاد

batch-columns-picture = الصورة

batch-columns-file = الملف

batch-columns-result = النتيجة

batch-columns-malignant = خبيث

batch-columns-label = التصنيف المرجعي

batch-others =
    { $count ->
        [zero] لم يُستبعد أي ملف.
        [one] استُبعد ملف واحد ليس صورة.
        [two] استُبعد ملفان ليسا صورتين.
        [few] استُبعدت { $count } ملفات ليست صورًا.
        [many] استُبعد { $count } ملفًا ليست صورًا.
       *[other] استُبعد { $count } ملف ليست صورًا.
    }

batch-unreadable =
    { $count ->
        [zero] لا توجد ملفات أو مجلدات تعذّرت قراءتها.
        [one] تعذّرت قراءة ملف أو مجلد واحد. تحقق من السماح بفتحه.
        [two] تعذّرت قراءة ملفين أو مجلدين. تحقق من السماح بفتحهما.
        [few] تعذّرت قراءة { $count } ملفات أو مجلدات. تحقق من السماح بفتحها.
        [many] تعذّرت قراءة { $count } ملفًا أو مجلدًا. تحقق من السماح بفتحها.
       *[other] تعذّرت قراءة { $count } ملف أو مجلد. تحقق من السماح بفتحها.
    }

batch-saved = حُفظ باسم { $file }.

batch-not-saved = لم يُحفظ الملف. { $reason }

batch-archive-no-end = { $file } ليس أرشيف ZIP كاملًا. انسخه مجددًا، أو استخرجه واختر المجلد.

batch-archive-several-parts = { $file } واحد من عدة أجزاء. استخرجها كلها واختر المجلد.

batch-archive-damaged = فهرس { $file } تالف. استخرج الأرشيف واختر المجلد.

batch-archive-too-many = ملفات { $file } أكثر من اللازم. استخرجه واختر المجلد.

batch-archive-overlap = تتشارك ملفات { $file } بايتات، كما في أرشيفات صُنعت لملء الذاكرة. لن يُقرأ.

batch-entry-encrypted = الملف مشفّر. استخرج الأرشيف بكلمة مروره واختر المجلد.

batch-entry-method = الملف مضغوط بطريقة لا تقرؤها المتصفحات. استخرج الأرشيف واختر المجلد.

batch-entry-path = يقود مسار الملف إلى خارج الأرشيف. لن يُقرأ.

batch-entry-damaged = الملف تالف داخل الأرشيف. انسخ الأرشيف مجددًا أو استخرجه.

batch-workbook = { $file } مصنّف جداول. احفظه بصيغة CSV في برنامج الجداول.

batch-table-empty = لا نص في الملف { $file }.

batch-table-column = ليس في الملف { $file } عمود «{ $column }». أعمدته: { $columns }. هل هو الملف الصحيح، وفيه سطر العناوين؟

batch-table-damaged = تعذّرت قراءة الملف { $file } حتى نهايته. احفظه من جديد بصيغة CSV بترميز UTF-8.

batch-done =
    { $photos ->
        [zero] لا توجد صور
        [one] { $settled } من صورة واحدة
        [two] { $settled } من صورتين
        [few] { $settled } من { $photos } صور
        [many] { $settled } من { $photos } صورة
       *[other] { $settled } من { $photos } صورة
    }

batch-pace-minutes =
    { $minutes ->
        [zero] الصور في الدقيقة: { $rate }، المتبقي أقل من دقيقة تقريبًا
        [one] الصور في الدقيقة: { $rate }، المتبقي دقيقة تقريبًا
        [two] الصور في الدقيقة: { $rate }، المتبقي دقيقتان تقريبًا
        [few] الصور في الدقيقة: { $rate }، المتبقي { $minutes } دقائق تقريبًا
        [many] الصور في الدقيقة: { $rate }، المتبقي { $minutes } دقيقة تقريبًا
       *[other] الصور في الدقيقة: { $rate }، المتبقي { $minutes } دقيقة تقريبًا
    }

batch-pace-hours = الصور في الدقيقة: { $rate }، المتبقي { $hours } س و{ $minutes } د تقريبًا

batch-tally-assessed = مُقيَّمة

batch-tally-alert = مع تنبيه

batch-tally-unusual = غير معتادة

batch-tally-refused = مرفوضة

batch-tally-unreadable = غير مقروءة

batch-tally-cancelled = مُلغاة

batch-announced-end =
    { $photos ->
        [zero] لم تُقرأ أي صورة. الصور التي لها تنبيه: { $alerts }.
        [one] قُرئت الصورة. الصور التي لها تنبيه: { $alerts }.
        [two] قُرئت الصورتان. الصور التي لها تنبيه: { $alerts }.
        [few] قُرئت جميع الصور، وعددها { $photos }. الصور التي لها تنبيه: { $alerts }.
        [many] قُرئت جميع الصور، وعددها { $photos }. الصور التي لها تنبيه: { $alerts }.
       *[other] قُرئت جميع الصور، وعددها { $photos }. الصور التي لها تنبيه: { $alerts }.
    }

batch-remove-question =
    { $photos ->
        [zero] لا توجد صور لإزالتها.
        [one] هل تريد إزالة الصورة ونتيجتها؟ لا يمكن التراجع عن ذلك.
        [two] هل تريد إزالة صورتين ونتيجتيهما؟ لا يمكن التراجع عن ذلك.
        [few] هل تريد إزالة { $photos } صور ونتائجها؟ لا يمكن التراجع عن ذلك.
        [many] هل تريد إزالة { $photos } صورة ونتائجها؟ لا يمكن التراجع عن ذلك.
       *[other] هل تريد إزالة { $photos } صورة ونتائجها؟ لا يمكن التراجع عن ذلك.
    }

batch-show-more = عرض { $more } أخرى من { $total }

batch-open-label = النتيجة الكاملة للملف { $file }

batch-result-waits = بالانتظار

batch-result-in-work = جارٍ قراءتها…

batch-result-cancelled = مُلغاة

batch-result-refused = مرفوضة: لا تبدو صورة قريبة لآفة.

batch-result-bare-skin = مرفوضة: إن وُجدت آفة فهي أصغر أو أبهت أو أبعد عن الوسط من أن تُقيَّم.

batch-unusual = صورة غير معتادة

batch-alert = تنبيه

batch-filter-all = جميع الصور

batch-filter-alert = مع تنبيه

batch-filter-refused = مرفوضة

batch-filter-unusual = غير معتادة

batch-filter-unreadable = غير مقروءة

batch-order-added = حسب الإضافة

batch-order-name = اسم الملف

batch-order-malignant = الخبيث أولًا

batch-order-diagnosis = التشخيص

batch-not-malignant = غير خبيث
