report-heading = صورة لآفة جلدية: تقرير برنامج حاسوبي

report-heading-several = صور لآفة جلدية: تقرير برنامج حاسوبي

report-first-diagnoses = التشخيصات الأكثر احتمالًا

report-all-nine = التشخيصات التسعة كلها

report-remarks = ملاحظات البرنامج

report-meaning = ما يعنيه التنبيه

report-limits = الحدود

report-note = ملاحظة سريرية

report-probabilities = الاحتمالات هي احتمالات شبكة عصبية لتشخيصاتها التسعة. ليس لديها غيرها، وتُعطى كل صورة أقربها.

report-limits-text = ليس لدى البرنامج إلا الصور في هذه الصفحة. ليست لديه قصة مرضية ولا فحص سريري ولا فحص نسيجي. التشخيص يضعه الطبيب.

report-created = تاريخ التقرير

report-person = الشخص

report-age = العمر

report-site = الموضع في الجسم

report-not-given = غير مذكور

report-program = البرنامج

report-model = النموذج

report-diagnosis = التشخيص

report-group = المجموعة

report-probability = الاحتمال

report-name = الاسم

report-date = التاريخ

report-signature = التوقيع

report-place = { $number } من { $lesions }

report-malignant = احتمال التشخيصات الخبيثة معًا { $probability }.

report-remark-on-photo = { $file }: { $remark }

report-alert-figures = على صور الاختبار، صدر التنبيه في { $malignant } من الآفات الخبيثة، ولم يصدر في { $others } من الآفات الأخرى. المجالات هي فواصل الثقة {"\u2066"}95%{"\u2069"}.

report-added = أُضيفت { $time }

report-years =
    { $years ->
        [zero] أقل من سنة
        [one] سنة واحدة
        [two] سنتان
        [few] { $years } سنوات
        [many] { $years } سنة
       *[other] { $years } سنة
    }

report-time = { $date }، { $time }

report-program-version = { $name } { $version }، البنية { $build }

report-model-released = { $name }، صدر في { $date }، SHA-256 { $hash }

report-model-version = { $name }، SHA-256 { $hash }

report-heading-with-place = { $heading } ({ $place })

report-first = { $label }: { $diagnosis }، { $probability }

report-nearest = { $label }: الأقرب: { $diagnosis }، { $probability }
