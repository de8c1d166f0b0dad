records-no-storage = لا يمكن حفظ سجلات: لا يخزّن هذا المتصفح شيئًا لهذه الصفحة، كما في نافذة التصفح الخاص أو عند حظر بيانات المواقع. افتح الصفحة في نافذة عادية.

records-needs-https = لا يمكن حفظ سجلات: لا يشفّر المتصفح إلا لصفحات عنوانها https. اسأل مشغّل هذا الموقع.

records-full = لم يُحفظ شيء: مساحة هذا المتصفح ممتلئة. نزّل نسخة احتياطية، ثم احذف زيارات لم تعد تحتاج إليها أو أفرغ مساحة في هذا الجهاز.

records-newer-version = فُتحت السجلات بإصدار أحدث من هذه الصفحة. أغلق جميع علامات تبويب الصفحة وافتحها من جديد.

records-gone = لم تعد السجلات على هذا الجهاز: حذفها المتصفح أو مُحيت في علامة تبويب أخرى. فعّل السجلات واستعد آخر نسخة احتياطية لديك.

records-wrong-passphrase = عبارة المرور هذه لا تفتح البيانات. تحقق من الأحرف الكبيرة ولغة لوحة المفاتيح.

records-no-device-key = حذف المتصفح مفتاح هذا الجهاز، فلم تعد قراءة هذه السجلات ممكنة. امحُها واستعد آخر نسخة احتياطية لديك.

records-damaged = جزء من البيانات تالف ولم يُقرأ. استعد آخر نسخة احتياطية لديك؛ وإن كانت هذه نسخة احتياطية فاستخدم نسخة أخرى.

records-no-photo = إحدى الصور لم تعد موجودة. أضفها من جديد ثم احفظ الزيارة.

records-locked-meanwhile = لم يُحفظ شيء، لأن السجلات قُفلت في أثناء ذلك. افتح قفلها وأعد المحاولة.

records-setting-up = جارٍ تفعيل السجلات…

records-unlocking = جارٍ فتح القفل…

records-erasing = جارٍ المحو…

records-erased = مُحيت جميع السجلات من هذا الجهاز.

records-saving = جارٍ الحفظ…

records-saved = حُفظ.

records-visit-saved = حُفظت الزيارة على هذا الجهاز.

records-deleting = جارٍ الحذف…

records-undone = تم التراجع عن الحذف.

records-deleted = حُذف. يمكنك التراجع خلال نصف دقيقة.

records-backing-up = جارٍ إنشاء النسخة الاحتياطية…

records-backed-up = نُزّلت النسخة الاحتياطية. احتفظ بها وبعبارة مرورها في مكانين مختلفين.

records-restoring = جارٍ استعادة النسخة الاحتياطية…

records-set-up = متابعة الآفات مع الزمن

records-set-up-purpose = احتفظ بصور الآفة ونتائجها من زيارة إلى أخرى. يبقى كل شيء على هذا الجهاز مشفّرًا. لا يُخزَّن شيء قبل أن تفعّل السجلات هنا.

records-how-to-lock = كيف تُقفل السجلات؟

records-with-passphrase = بعبارة مرور

records-with-passphrase-hint = تكتبها في كل مرة. لا يستطيع أحد قراءة السجلات من دونها، حتى على جهاز مسروق. إذا نسيتها ضاعت السجلات: لا يستطيع أحد استعادتها.

records-with-device = بمفتاح هذا الجهاز

records-with-device-hint = لا تكتب شيئًا. كل من يستطيع استخدام هذا المتصفح على هذا الجهاز يستطيع فتح السجلات. اختر ذلك فقط إذا كان الجهاز نفسه محميًا برمز أو كلمة مرور.

records-passphrase = عبارة المرور

records-passphrase-again = عبارة المرور مجددًا

records-passphrase-hint = 8 أحرف على الأقل. يُستحسن أربع أو خمس كلمات لا صلة بينها.

records-too-short = أدخل عبارة مرور من 8 أحرف على الأقل.

records-not-the-same = عبارتا المرور غير متطابقتين. اكتبهما من جديد.

records-switch-on = تفعيل السجلات

records-locked = السجلات مقفلة

records-unlock = فتح القفل

records-lock = قفل

records-open = فتح السجلات

records-persons = الأشخاص

records-no-persons = لا يوجد أشخاص بعد. أضف شخصًا برمز لا يدل الآخرين على شيء.

records-new-person = إضافة شخص

records-code = الرمز

records-code-hint = استخدم رمزًا من عندك بدلًا من الاسم.

records-birth-year = سنة الميلاد

records-skin-type = نوع الجلد (Fitzpatrick)

records-not-given = غير مذكور

records-add = إضافة

records-save = حفظ

records-cancel = إلغاء

records-undo = تراجع

records-notes = ملاحظات

records-due = حان موعد زيارتها

records-all-persons = جميع الأشخاص

records-lesions = الآفات

records-no-lesions = لا توجد آفات بعد. انقر على المكان في خريطة الجسم، أو اختره من القائمة.

records-body-map = خريطة الجسم

records-new-lesion = إضافة آفة

records-edit-person = تغيير الرمز أو سنة الميلاد أو نوع الجلد أو الملاحظات

records-region = المكان

records-label = التسمية

records-next-visit = الزيارة القادمة في

records-visits = الزيارات

records-no-visits = لا توجد زيارات بعد. أضف صورًا في شاشة «قراءة»، ثم اختر «حفظ في آفة» عند إحدى النتائج.

records-delete-person = حذف هذا الشخص

records-delete-lesion = حذف هذه الآفة

records-delete-visit = حذف هذه الزيارة

records-alert = صدر التنبيه: اعرضها على طبيب ليفحصها.

records-no-alert = لم يصدر تنبيه. هذا لا يستبعد سرطان الجلد.

records-refused = لم تُقيَّم: رُفضت الصورة.

records-save-to-lesion = حفظ في آفة

records-save-here = حفظ الزيارة هنا

records-not-found = حُذف هذا القيد أو ليس على هذا الجهاز.

records-safe = النسخ الاحتياطي والقفل

records-backup-hint = النسخة الاحتياطية ملف مشفّر واحد فيه جميع السجلات. من دونها تضيع السجلات مع هذا الجهاز أو إذا حذف المتصفح بياناته. تضيف الاستعادة ما هو جديد وتُبقي التعديل الأحدث.

records-back-up = تنزيل نسخة احتياطية

records-backup-file = ملف النسخة الاحتياطية

records-restore = استعادة

records-no-file = اختر ملف نسخة احتياطية.

records-make-backup = إنشاء نسخة احتياطية

records-restore-backup = استعادة نسخة احتياطية

records-lock-after = القفل عند عدم الاستخدام بعد

records-lock-when-hidden = القفل عند إخفاء الصفحة

records-erase = محو جميع السجلات

records-erase-question = يُمحى جميع الأشخاص والآفات والزيارات والصور من هذا الجهاز. لا تعيدها إلا نسخة احتياطية.

records-erase-now = محو الآن

records-browser-failure = أبلغ المتصفح عن خطأ: { $reason }. لم يتغير شيء. أعد المحاولة.

records-nothing-new = ليس في النسخة الاحتياطية ما ليس هنا أصلًا.

records-restored = استُعيدت النسخة الاحتياطية. أُضيف: { $added }. حُدِّث: { $updated }. حُذف: { $deleted }.

records-restored-in-part = استُعيدت النسخة الاحتياطية. أُضيف: { $added }. حُدِّث: { $updated }. حُذف: { $deleted }. استُبعدت القيود التابعة لشخص أو آفة حُذفا هنا.

records-choose-lesion =
    { $photos ->
        [zero] لا توجد صور للحفظ.
        [one] ستُحفظ صورة واحدة. اختر الشخص والآفة، أو أضفهما.
        [two] ستُحفظ صورتان في زيارة واحدة. اختر الشخص والآفة، أو أضفهما.
        [few] ستُحفظ { $photos } صور في زيارة واحدة. اختر الشخص والآفة، أو أضفهما.
        [many] ستُحفظ { $photos } صورة في زيارة واحدة. اختر الشخص والآفة، أو أضفهما.
       *[other] ستُحفظ { $photos } صورة في زيارة واحدة. اختر الشخص والآفة، أو أضفهما.
    }

records-lesion-label = الآفة { $number }

records-born-with-skin-type = سنة الميلاد { $year }، نوع الجلد { $type }

records-born = سنة الميلاد { $year }

records-of-skin-type = نوع الجلد { $type }

records-lesion-count =
    { $lesions ->
        [zero] لا آفات
        [one] آفة واحدة
        [two] آفتان
        [few] { $lesions } آفات
        [many] { $lesions } آفة
       *[other] { $lesions } آفة
    }

records-visit-count =
    { $visits ->
        [zero] لا زيارات
        [one] زيارة واحدة، في { $date }
        [two] زيارتان، آخرهما في { $date }
        [few] { $visits } زيارات، آخرها في { $date }
        [many] { $visits } زيارة، آخرها في { $date }
       *[other] { $visits } زيارة، آخرها في { $date }
    }

records-visit-count-none = لا زيارات

records-due-today = موعدها اليوم

records-due-since-yesterday = حان موعدها أمس، { $date }

records-due-for =
    { $days ->
        [zero] موعدها اليوم، { $date }
        [one] حان موعدها منذ يوم واحد، في { $date }
        [two] حان موعدها منذ يومين، في { $date }
        [few] حان موعدها منذ { $days } أيام، في { $date }
        [many] حان موعدها منذ { $days } يومًا، في { $date }
       *[other] حان موعدها منذ { $days } يوم، في { $date }
    }

records-due-on = الزيارة القادمة في { $date }

records-in-months =
    { $months ->
        [12] بعد سنة
        [zero] هذا الشهر
        [one] بعد شهر
        [two] بعد شهرين
        [few] بعد { $months } أشهر
        [many] بعد { $months } شهرًا
       *[other] بعد { $months } شهر
    }

records-photo-of = صورة { $date }

records-minutes =
    { $minutes ->
        [60] ساعة واحدة
        [zero] { $minutes } دقيقة
        [one] دقيقة واحدة
        [two] دقيقتان
        [few] { $minutes } دقائق
        [many] { $minutes } دقيقة
       *[other] { $minutes } دقيقة
    }

records-view-front = الأمام

records-view-back = الخلف

records-view-head = الرأس

records-view-hands = اليدان

records-view-feet = القدمان

records-side-left = اليسار

records-side-right = اليمين

records-relocking = جارٍ تغيير القفل…

records-relocked = تغيّر القفل. تحتفظ النسخة الاحتياطية بعبارة المرور التي أُنشئت بها.

records-relock = تغيير عبارة المرور أو طريقة قفل السجلات

records-present-passphrase = عبارة المرور الحالية

records-how-to-lock-from-now = من الآن تُقفل السجلات

records-relock-now = تغيير القفل

records-edit-lesion = تغيير التسمية أو المكان

records-photo-in-large = { $label }، { $date }

records-open-photo = فتح صورة { $date } بحجم كبير
