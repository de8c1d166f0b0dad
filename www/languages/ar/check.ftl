check-heading = فحص naevus على صور خاصة

check-notice = للبحث والتعليم. ليس تشخيصًا. تصح الأرقام لهذه الصور ولصور اختيرت بالطريقة نفسها.

check-print = طباعة أو حفظ بصيغة PDF

check-save = حفظ بصيغة JSON

check-limits = ما يحدّ من هذه الأرقام

check-trained-on = إذا دُرِّب النموذج على بعض هذه الصور، فالأرقام أفضل من الواقع.

check-summary = الملخص

check-alert = التنبيه عند مستواه

check-classes = الصور والآفات

check-sensitivity = حساسية التشخيص الأول

check-sensitivity-note = نسبة صور التشخيص التي يُذكر فيها أولًا.

check-specificity = نوعية التشخيص الأول

check-specificity-note = نسبة الصور الأخرى التي لا يُذكر فيها هذا التشخيص أولًا.

check-confusion = مصفوفة الالتباس

check-confusion-note = في كل صف صور تشخيص واحد، وفي كل عمود الصور التي ذُكر فيها تشخيص واحد أولًا.

check-confusion-corner = التصنيف المرجعي

check-calibration = المعايرة

check-calibration-note = نسبة التشخيصات الأولى الصحيحة مقابل احتمالها. على القطر تتساوى القيمتان، ويمثل الشريط فاصل الثقة {"\u2066"}95%{"\u2069"}.

check-mistakes = أكثر الأخطاء تأكيدًا

check-missed = خبيث، لكن ذُكر نوع آخر أولًا

check-others = أخطاء أخرى

check-no-mistakes = لا توجد: التشخيص الأول لكل صورة هو تصنيفها المرجعي.

check-no-picture = لا صورة

check-refused = مرفوضة، فلا تذكر الصفحة أي تشخيص

check-class-heads-diagnosis = التشخيص

check-class-heads-photos = الصور

check-class-heads-lesions = الآفات

check-figure-heads-figure = المقياس

check-figure-heads-value-interval = القيمة (فاصل الثقة {"\u2066"}95%{"\u2069"})

check-no-alert = لا يمكن قياس التنبيه: يتطلب صورًا خبيثة وأخرى غير خبيثة لم تُرفض.

check-balanced-accuracy = الدقة المتوازنة: متوسط الحساسيات

check-accuracy = دقة التشخيص الأول

check-macro-auroc = متوسط المساحة تحت منحنى ROC (AUROC)

check-melanoma-auroc = AUROC للورم الميلانيني

check-malignant-auroc = AUROC للخباثة

check-set-coverage = التشخيص الصحيح ضمن ما لا يُستبعد

check-refused-share = الصور المرفوضة

check-inconclusive-share = الصور دون نتيجة واضحة

check-alert-sensitivity = الصور الخبيثة مع تنبيه (الحساسية)

check-alert-specificity = الصور الأخرى التي لم يصدر لها تنبيه (النوعية)

check-refused-malignant = الصور الخبيثة المرفوضة

check-alert-note = يصدر التنبيه ابتداءً من احتمال خباثة قدره { $level }. الصور المرفوضة ليس لها تنبيه ولا تُحسب في الرقمين الأولين.

check-basis = الصور ذات التشخيص: { $photos }. الآفات: { $lesions }. الفواصل هي فواصل الثقة {"\u2066"}95%{"\u2069"}، محسوبة بإعادة المعاينة (عدد المرات: { $resamples }).

check-not-malignant =
    { $count ->
        [zero] لا توجد صور أخرى مصنفة غير خبيثة فحسب.
        [one] صورة أخرى مصنفة غير خبيثة فحسب. تُحسب في التنبيه وفي قيم AUROC.
        [two] صورتان أخريان مصنفتان غير خبيثتين فحسب. تُحسبان في التنبيه وفي قيم AUROC.
        [few] { $count } صور أخرى مصنفة غير خبيثة فحسب. تُحسب في التنبيه وفي قيم AUROC.
        [many] { $count } صورة أخرى مصنفة غير خبيثة فحسب. تُحسب في التنبيه وفي قيم AUROC.
       *[other] { $count } صورة أخرى مصنفة غير خبيثة فحسب. تُحسب في التنبيه وفي قيم AUROC.
    }

check-unlabelled =
    { $count ->
        [zero] لكل صورة تصنيف مرجعي.
        [one] صورة واحدة دون تصنيف مرجعي لا تدخل في أي رقم.
        [two] صورتان دون تصنيف مرجعي لا تدخلان في أي رقم.
        [few] { $count } صور دون تصنيف مرجعي لا تدخل في أي رقم.
        [many] { $count } صورة دون تصنيف مرجعي لا تدخل في أي رقم.
       *[other] { $count } صورة دون تصنيف مرجعي لا تدخل في أي رقم.
    }

check-not-assessed =
    { $count ->
        [zero] لكل صورة مصنفة نتيجة.
        [one] صورة مصنفة واحدة ليس لها نتيجة ولا تدخل في أي رقم.
        [two] صورتان مصنفتان ليس لهما نتيجة ولا تدخلان في أي رقم.
        [few] { $count } صور مصنفة ليس لها نتيجة ولا تدخل في أي رقم.
        [many] { $count } صورة مصنفة ليس لها نتيجة ولا تدخل في أي رقم.
       *[other] { $count } صورة مصنفة ليس لها نتيجة ولا تدخل في أي رقم.
    }

check-few-photos = عدد الآفات أقل من { $least } لهذه التشخيصات: { $diagnoses }. فواصل الثقة فيها واسعة إلى حد لا تفيد معه إلا قليلًا.

check-few-lesions = { $diagnosis } ({ $lesions })

check-no-photos = لا توجد صور لهذه التشخيصات: { $diagnoses }. لا تشملها المتوسطات.

check-repeated-groups = عدد المرضى في الصور المصنفة (عددها { $photos }) هو { $groups }، أو عدد الآفات إن كان المريض غير معروف. تُحسب فواصل الثقة على هؤلاء لا على الصور.

check-groups-unknown = لم تُذكر آفات ولا مرضى. إذا أظهرت عدة صور الآفة أو المريض نفسه، فالفواصل أضيق من اللازم.

check-mistake = التصنيف المرجعي: { $label }. المذكور أولًا: { $first }، { $probability }.

check-calibration-error = خطأ المعايرة بعد إزالة الانحياز: { $value }.

check-labelled =
    { $photos ->
        [zero] لا توجد صور.
        [one] الصور ذات التصنيف المرجعي: { $labelled } من صورة واحدة.
        [two] الصور ذات التصنيف المرجعي: { $labelled } من صورتين.
        [few] الصور ذات التصنيف المرجعي: { $labelled } من { $photos } صور.
        [many] الصور ذات التصنيف المرجعي: { $labelled } من { $photos } صورة.
       *[other] الصور ذات التصنيف المرجعي: { $labelled } من { $photos } صورة.
    }

check-of-table = التصنيفات المرجعية من { $file }.

check-folder = { $name } ({ $photos })

check-nearest = هل تقصد { $name }؟

check-missing =
    { $count ->
        [zero] جميع صور الجدول موجودة بين هذه الصور.
        [one] صورة واحدة من الجدول ليست بين هذه الصور: { $first }.
        [two] صورتان من الجدول ليستا بين هذه الصور، إحداهما { $first }.
        [few] { $count } صور من الجدول ليست بين هذه الصور، منها { $first }.
        [many] { $count } صورة من الجدول ليست بين هذه الصور، منها { $first }.
       *[other] { $count } صورة من الجدول ليست بين هذه الصور، منها { $first }.
    }

check-unlisted =
    { $count ->
        [zero] جميع الصور واردة في الجدول.
        [one] صورة واحدة غير واردة في الجدول.
        [two] صورتان غير واردتين في الجدول.
        [few] { $count } صور غير واردة في الجدول.
        [many] { $count } صورة غير واردة في الجدول.
       *[other] { $count } صورة غير واردة في الجدول.
    }

check-row-fields = عدد حقول السطر { $line } هو { $fields } لا { $expected }. ضع الحقل الذي يحتوي على فاصلة بين علامتي اقتباس.

check-row-no-path = ليس في السطر { $line } مسار.

check-row-listed-on = يكرر السطر { $line } صورة السطر { $first }.

check-row-train-only = صورة السطر { $line } للتدريب فقط وليس لها هنا تصنيف مرجعي.

check-row-unknown-label = التصنيف «{ $label }» في السطر { $line } ليس من التشخيصات التسعة.

check-more-problems =
    { $count ->
        [zero] لا توجد أسطر أخرى كهذه.
        [one] يوجد سطر آخر كهذا.
        [two] يوجد سطران آخران كهذين.
        [few] توجد { $count } أسطر أخرى كهذه.
        [many] يوجد { $count } سطرًا آخر كهذا.
       *[other] يوجد { $count } سطر آخر كهذا.
    }

check-confusion-row = { $diagnosis } ({ $code })
