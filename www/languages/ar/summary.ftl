summary-alert-by-archive = الآفات الخبيثة التي يصدر لها التنبيه

summary-alert-by-archive-note = النسبة وفاصل الثقة {"\u2066"}95%{"\u2069"}، من 0 إلى {"\u2066"}100%{"\u2069"}. لا تُحسب الصور المرفوضة.

summary-reliability-diagram = كم مرة يصح التشخيص الأول، حسب احتماله

summary-reliability-diagram-note = مجموعة الاختبار، مع فواصل الثقة {"\u2066"}95%{"\u2069"}. على القطر يساوي الاحتمال نسبة التشخيصات الصحيحة. تحت القطر يكون الاحتمال أعلى من الواقع.

summary-probability = الاحتمال

summary-share-right = الصحيح

summary-photos = الصور

summary-reliability-table = أرقام هذا المخطط

summary-bin = {"\u2066"}{ $low }–{ $high }{"\u2069"}

summary-authors = من إعداد مطوّري naevus. تأتي الشيفرة المصدرية مع البرنامج، ومعها توثيق التدريب. للأسئلة عن هذا الموقع، اسأل مشغّله.

summary-of-100 = { $count } من 100

summary-range-of-100 = { $least } إلى { $greatest } من 100

summary-elsewhere = من الآفات الخبيثة يصدر لها التنبيه، في عيادات مستبعدة من التدريب

summary-clinics = عدد العيادات أو الأرشيفات: { $clinics }، صور بمنظار الجلد

summary-alert-sensitivity = من الآفات الخبيثة في مجموعة الاختبار يصدر لها التنبيه

summary-alert-specificity = من الآفات الأخرى في مجموعة الاختبار لا يصدر لها التنبيه

summary-balanced-accuracy = من الآفات تُعطى التشخيص الصحيح من بين تسعة، كمتوسط على التشخيصات

summary-interval = فاصل الثقة {"\u2066"}95%{"\u2069"}: { $interval }

summary-left-out = { $archive } (مستبعد)

summary-test-set-dermoscopy = مجموعة الاختبار، منظار الجلد

summary-test-set-clinical = مجموعة الاختبار، الهاتف

summary-version = { $name }، { $date }، { $hash }

summary-citation = مطوّرو naevus. { $name }: تصنيف صور الآفات الجلدية إلى تسعة تشخيصات. الإصدار { $version }، الأوزان { $hash }، { $date }.
