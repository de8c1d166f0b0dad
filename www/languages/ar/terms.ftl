# Sources. Diagnoses: Mayo Clinic in Arabic, as noted by the project (الورم الميلانيني، سرطانة الخلايا القاعدية، سرطانة
# الخلايا الحرشفية، التقران المثي); gesund.bund.de in Arabic, ICD code C43 (ورم ميلانيني خبيث). «تقران سفعي»: a public health
# page, sntlee.com. «ورم ليفي جلدي» and «وحمة ميلانينية»: Arabic Wikipedia (ورم ليفي جلدي حميد، شامة ميلانينية). «آفة وعائية»: a
# usual term, in public repositories only. «تقران حميد مصطبغ»: a translation of the class of the image archives; no source.
# The Arabic edition of ICD-11 was not at hand.
# Dermoscopy (guide.ftl): no Arabic edition of the consensus of Kittler et al. 2016 was found. The terms are translations;
# the English term is in brackets. «تنظير الجلد»: in public repositories only.
# Sites and regions: usual anatomical words, not checked against an edition of Terminologia Anatomica.
diagnosis-AK = تقران سفعي

diagnosis-BCC = سرطانة الخلايا القاعدية

diagnosis-DF = ورم ليفي جلدي

diagnosis-MEL = ورم ميلانيني

diagnosis-NV = وحمة ميلانينية

diagnosis-PBK = تقران حميد مصطبغ

diagnosis-SK = تقران مثي

diagnosis-SCC = سرطانة الخلايا الحرشفية

diagnosis-VASC = آفة وعائية

diagnosis-AK-in-sentence = تقران سفعي

diagnosis-BCC-in-sentence = سرطانة الخلايا القاعدية

diagnosis-DF-in-sentence = ورم ليفي جلدي

diagnosis-MEL-in-sentence = ورم ميلانيني

diagnosis-NV-in-sentence = وحمة ميلانينية

diagnosis-PBK-in-sentence = تقران حميد مصطبغ

diagnosis-SK-in-sentence = تقران مثي

diagnosis-SCC-in-sentence = سرطانة الخلايا الحرشفية

diagnosis-VASC-in-sentence = آفة وعائية

group-benign = حميد

group-precancer = سابق للتسرطن

group-malignant = خبيث

site-head-and-neck = الرأس والعنق

site-trunk = الجذع

site-arm = الذراع أو اليد

site-leg = الرِّجل أو القدم

site-palm-or-sole = راحة اليد أو أخمص القدم

site-mouth-or-genitals = الفم أو الأعضاء التناسلية

region-front-head = الرأس، من الأمام

region-front-neck = العنق، من الأمام

region-front-chest-right = الجانب الأيمن من الصدر

region-front-chest-left = الجانب الأيسر من الصدر

region-front-abdomen = البطن

region-front-groin = الأُربية والأعضاء التناسلية

region-front-shoulder-right = الكتف اليمنى، من الأمام

region-front-shoulder-left = الكتف اليسرى، من الأمام

region-front-upper-arm-right = العضد الأيمن، من الأمام

region-front-upper-arm-left = العضد الأيسر، من الأمام

region-front-forearm-right = الساعد الأيمن، من الأمام

region-front-forearm-left = الساعد الأيسر، من الأمام

region-front-hand-right = اليد اليمنى، من الأمام

region-front-hand-left = اليد اليسرى، من الأمام

region-front-thigh-right = الفخذ اليمنى، من الأمام

region-front-thigh-left = الفخذ اليسرى، من الأمام

region-front-knee-right = الركبة اليمنى

region-front-knee-left = الركبة اليسرى

region-front-shin-right = الساق اليمنى، من الأمام

region-front-shin-left = الساق اليسرى، من الأمام

region-front-foot-right = القدم اليمنى، من الأمام

region-front-foot-left = القدم اليسرى، من الأمام

region-back-head = مؤخرة الرأس

region-back-neck = القفا

region-back-upper-left = الجانب الأيسر من أعلى الظهر

region-back-upper-right = الجانب الأيمن من أعلى الظهر

region-back-lower = أسفل الظهر

region-back-buttocks = الأليتان

region-back-shoulder-left = الكتف اليسرى، من الخلف

region-back-shoulder-right = الكتف اليمنى، من الخلف

region-back-upper-arm-left = العضد الأيسر، من الخلف

region-back-upper-arm-right = العضد الأيمن، من الخلف

region-back-forearm-left = الساعد الأيسر، من الخلف

region-back-forearm-right = الساعد الأيمن، من الخلف

region-back-hand-left = اليد اليسرى، من الخلف

region-back-hand-right = اليد اليمنى، من الخلف

region-back-thigh-left = الفخذ اليسرى، من الخلف

region-back-thigh-right = الفخذ اليمنى، من الخلف

region-back-knee-left = باطن الركبة اليسرى

region-back-knee-right = باطن الركبة اليمنى

region-back-calf-left = ربلة الساق اليسرى

region-back-calf-right = ربلة الساق اليمنى

region-back-heel-left = العقب الأيسر

region-back-heel-right = العقب الأيمن

region-head-scalp = فروة الرأس

region-head-forehead = الجبهة

region-head-temple-right = الصدغ الأيمن

region-head-temple-left = الصدغ الأيسر

region-head-eye-right = جفنا العين اليمنى

region-head-eye-left = جفنا العين اليسرى

region-head-ear-right = الأذن اليمنى

region-head-ear-left = الأذن اليسرى

region-head-nose = الأنف

region-head-cheek-right = الخد الأيمن

region-head-cheek-left = الخد الأيسر

region-head-lips = الشفتان

region-head-chin = الذقن

region-head-neck = مقدمة العنق

region-hands-palm-right = راحة اليد اليمنى

region-hands-palm-fingers-right = باطن أصابع اليد اليمنى

region-hands-palm-left = راحة اليد اليسرى

region-hands-palm-fingers-left = باطن أصابع اليد اليسرى

region-hands-back-left = ظهر اليد اليسرى

region-hands-back-fingers-left = ظهر أصابع اليد اليسرى، مع الأظفار

region-hands-back-right = ظهر اليد اليمنى

region-hands-back-fingers-right = ظهر أصابع اليد اليمنى، مع الأظفار

region-feet-top-right = ظهر القدم اليمنى

region-feet-toes-right = أصابع القدم اليمنى، مع الأظفار

region-feet-top-left = ظهر القدم اليسرى

region-feet-toes-left = أصابع القدم اليسرى، مع الأظفار

region-feet-sole-left = أخمص القدم اليسرى

region-feet-sole-toes-left = باطن أصابع القدم اليسرى

region-feet-sole-right = أخمص القدم اليمنى

region-feet-sole-toes-right = باطن أصابع القدم اليمنى
