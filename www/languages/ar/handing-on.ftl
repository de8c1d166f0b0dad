handing-on-report = تقرير

handing-on-report-all = تقرير الكل

handing-on-report-lesion = تقرير هذه الآفة

handing-on-hand-on = تسليم التقرير

handing-on-print = طباعة أو حفظ بصيغة PDF

handing-on-json = حفظ JSON

handing-on-csv = حفظ CSV

handing-on-fhir = حفظ FHIR

handing-on-copy = نسخ

handing-on-share = مشاركة

handing-on-include-photos = تضمين ملفات الصور في JSON وFHIR

handing-on-include-hint = يحتوي ملف الصورة على كل ما كتبته الكاميرا فيه، وقد يشمل ذلك المكان والوقت. من دونه يذكر التقرير اسم الملف وقيمة SHA-256 الخاصة به.

handing-on-preview = معاينة الصفحات المطبوعة

handing-on-preparing = جارٍ قراءة ملفات الصور

handing-on-copied = التقرير في الحافظة.

handing-on-not-copied = لم يسمح المتصفح باستخدام الحافظة. احفظ التقرير أو اطبعه بدلًا من ذلك.

handing-on-not-shared = لم يُشارَك التقرير. احفظه أو اطبعه بدلًا من ذلك.

handing-on-no-picture = لا توجد نسخة مرئية لهذه الصورة.

handing-on-report-label = تقرير: { $file }

handing-on-saved = حُفظ { $name } في التنزيلات.

handing-on-photos-too-large = حجم ملفات الصور معًا { $megabytes } ميغابايت، ولا يتسع التقرير لأكثر من { $limit } ميغابايت. احفظ تقريرًا لعدد أقل من الصور، أو لا تضمّن الملفات.

handing-on-add-details = إضافة رمز شخص أو تسمية أو ملاحظة

handing-on-person-code = رمز الشخص

handing-on-details-hint = استخدم رمزًا بدلًا من الاسم. ما تكتبه يظهر في هذا التقرير فقط ولا يُحفظ.

handing-on-lesion-label = الآفة

handing-on-note = ملاحظة
