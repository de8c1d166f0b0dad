card-not-loaded = لم يُحمَّل النموذج بعد. يُحمَّل وصفه معه.

card-contents = المحتويات

card-limits = الحدود

card-prose-in-english = هذا الجزء من وصف النموذج بالإنجليزية.

card-known-failures = حالات الإخفاق المعروفة

card-performance = الأداء

card-left-out = النتائج في عيادات أخرى

card-refused-photos = الصور المرفوضة

card-reliability = كيف تُقرأ النتيجة

card-citation = المؤلفون والاستشهاد

card-subgroups = النتائج حسب المجموعات الفرعية

card-training-data = بيانات التدريب

card-licence = الترخيص

card-model-version = إصدار النموذج

card-changelog = سجل التغييرات

card-few-photos = الرقم المحسوب من صور قليلة غير مؤكد أيًّا كانت قيمته. الحساسية 1.00 تعني أن أيًّا من هذه الصور لم يُفوَّت، ولا تعني أن شيئًا لن يُفوَّت أبدًا.

card-test-set = مجموعة الاختبار

card-left-out-archives = تأتي صور الاختبار من العيادات نفسها التي جاءت منها صور التدريب. لقياس النموذج في عيادات أخرى، أُعيد تدريبه دون كل أرشيف على حدة، لعدد أقل من الدورات، وقيس على ذلك الأرشيف. توقّع هذه الأرقام في عيادة لم تُستخدم صورها في التدريب. يُقاس التنبيه على الصور غير المرفوضة، وتُقاس مجموعات التنبؤ على الصور التي ليست مرفوضة ولا غير معتادة.

card-refusals = تُرفض الصورة التي لا تبدو صورة قريبة لآفة. وتحصل الصورة التي لا تشبه معظم صور الآفات على نتيجة مع تحذير. ينبغي أن تُرفض قلة من صور الآفات، وأن تُرفض جميع الصور الأخرى.

card-subgroup-reliability = الأرقام نفسها لصور من مصدر واحد أو نوع أو دقة صورة أو نوع جلد أو جنس أو عمر أو موضع واحد. النتائج أقل موثوقية في المجموعات الفرعية ذات الأرقام الأدنى.

card-archive-archive = الأرشيف

card-archive-photos = الصور

card-archive-used = المستخدمة

card-archive-relabelled = المعاد تصنيفها

card-overall-figure = المقياس

card-overall-value = القيمة

card-overall-95-interval = فاصل الثقة {"\u2066"}95%{"\u2069"}

card-by-diagnosis-diagnosis = التشخيص

card-by-diagnosis-photos = الصور

card-left-out-column-photos-of = صور من

card-left-out-column-photos = الصور

card-refusal-column-photos-of = صور من

card-refusal-column-share = النسبة

card-refusal-column-95-interval = فاصل الثقة {"\u2066"}95%{"\u2069"}

card-subgroup-column-subgroup = المجموعة الفرعية

card-subgroup-column-photos = الصور

card-overall-balanced-accuracy = الدقة المتوازنة (متوسط الحساسيات التسع)

card-overall-balanced-accuracy-seven = الدقة المتوازنة، أصناف HAM10000 السبعة

card-overall-accuracy = الدقة (نسبة الصور التي تشخيصها الأكثر احتمالًا صحيح)

card-overall-accuracy-nine-class = الدقة على الصور الموجودة أيضًا في مجموعة الأصناف التسعة

card-overall-macro-auroc = متوسط AUROC (متوسط قيم AUROC التسع، كل تشخيص مقابل الباقي)

card-overall-melanoma-auroc = AUROC للورم الميلانيني (الورم الميلانيني مقابل كل ما عداه)

card-overall-malignant-auroc = AUROC للخباثة (مجموع احتمالات الخبيث مقابل كل ما عداه)

card-overall-macro-f1 = متوسط F1 (يجمع بين الحساسية والقيمة التنبؤية الإيجابية)

card-overall-balanced-accuracy-with-age-and-site = الدقة المتوازنة، مع العمر والموضع

card-overall-macro-auroc-with-age-and-site = متوسط AUROC، مع العمر والموضع

card-overall-melanoma-auroc-with-age-and-site = AUROC للورم الميلانيني، مع العمر والموضع

card-overall-melanoma-sensitivity-at-95-specificity-with-age-and-site = الحساسية للورم الميلانيني عند نوعية {"\u2066"}95%{"\u2069"}، مع العمر والموضع

card-of-diagnosis-sensitivity = الحساسية

card-of-diagnosis-specificity = النوعية

card-of-diagnosis-auroc = AUROC

card-of-diagnosis-set-coverage = ضمن مجموعة التنبؤ

card-of-subgroup-balanced-accuracy = الدقة المتوازنة

card-of-subgroup-accuracy = الدقة

card-of-subgroup-macro-auroc = متوسط AUROC

card-of-subgroup-melanoma-auroc = AUROC للورم الميلانيني

card-of-subgroup-malignant-auroc = AUROC للخباثة

card-of-subgroup-alert-sensitivity = حساسية التنبيه

card-of-subgroup-alert-specificity = نوعية التنبيه

card-of-archive-alert-sensitivity = حساسية التنبيه

card-of-archive-alert-specificity = نوعية التنبيه

card-of-archive-set-coverage = ضمن مجموعة التنبؤ

card-of-archive-refused-malignant = الخبيثة المرفوضة

card-of-archive-balanced-accuracy = الدقة المتوازنة

card-of-lesions-refused-lesions = الآفات: مرفوضة

card-of-lesions-inconclusive-lesions = الآفات: مرفوضة أو غير معتادة أو دون تشخيص بارز

card-measured-on = قيس على صور لم تُستخدم في التدريب (الصور: { $photos }، الآفات: { $lesions }). لكل رقم فاصل الثقة {"\u2066"}95%{"\u2069"} الخاص به.

card-split = صور التدريب: { $training }، صور التحقق: { $validation }، صور الاختبار: { $testing }. { $rule }

card-identity = { $name }: { $megabytes } ميغابايت، { $precision }، {"\u2066"}{ $side } × { $side }{"\u2069"} بكسل، SHA-256{ " " }

card-quantization-higher = الأوزان مُكمّاة بعد تدريب يراعي التكمية. الأرقام أعلاه تخص الأوزان المُكمّاة. مع أوزان غير مُكمّاة كان التشخيص الأكثر احتمالًا سيختلف في { $changed } من صور الاختبار (عددها { $photos })، وكانت الدقة المتوازنة ستكون أعلى بمقدار { $points } نقطة مئوية.

card-quantization-lower = الأوزان مُكمّاة بعد تدريب يراعي التكمية. الأرقام أعلاه تخص الأوزان المُكمّاة. مع أوزان غير مُكمّاة كان التشخيص الأكثر احتمالًا سيختلف في { $changed } من صور الاختبار (عددها { $photos })، وكانت الدقة المتوازنة ستكون أدنى بمقدار { $points } نقطة مئوية.

card-cost = تتطلب كل لقطة من اللقطات الثماني للصورة { $operations } مليون عملية ضرب وجمع. في الشبكة العصبية { $parameters } مليون معامل.

card-refused = { $photos }: مرفوضة

card-subgroup = { $by }: { $group }

card-calibration = المعايرة

card-prediction-sets = ما لا يمكن استبعاده

card-alert-level = مستوى التنبيه

card-several-photos = عدة صور لآفة واحدة

card-rotation = أثر التدوير والانعكاس

card-age-and-site = العمر والموضع

card-calibration-error = يُقصد بالاحتمالات أن توافق عدد المرات التي يصح فيها التشخيص: {"\u2066"}70%{"\u2069"} تعني سبع صور من عشر. على صور الاختبار تنحرف عن ذلك بمقدار { $error } في المتوسط (خطأ المعايرة المتوقع).

card-sets = تشكّل التشخيصات التي لا يمكن استبعادها مجموعة تنبؤ مطابِقة (conformal). تضم التشخيصات الأكثر احتمالًا، نزولًا إلى رتبة اختيرت بحيث تحتوي { $coverage } من المجموعات على التشخيص الصحيح، في المتوسط على التشخيصات التسعة. في الجدول أعلاه النسبة المقيسة لكل تشخيص.

card-set-coverage = تحتوي المجموعة على التشخيص الصحيح في { $share } من صور الاختبار التي لها مجموعة.

card-set-size = متوسط عدد التشخيصات في المجموعة { $size } (فاصل الثقة {"\u2066"}95%{"\u2069"}: { $interval }).

card-sets-limit = ليس للصور غير المعتادة مجموعة. ولا ضمان للصور من عيادة أو كاميرا أخرى.

card-alert-level-rule = تكون الصورة فوق مستوى التنبيه إذا بلغ مجموع احتمالات التشخيصات الخبيثة { $level } أو أكثر. اختير المستوى على صور تحقق خبيثة (عددها { $photos }) بحيث تكون { $target } منها على الأقل فوقه.

card-alert-sensitivity = الحساسية المقيسة: { $share } من صور الاختبار الخبيثة غير المرفوضة فوق المستوى.

card-alert-specificity = النوعية المقيسة: { $share } من صور الاختبار الأخرى دون المستوى.

card-alert-limit = قد تكون الآفة التي لم يصدر لها تنبيه خبيثة مع ذلك.

card-alert-elsewhere = في العيادات التي لم يُدرَّب عليها النموذج، كانت من { $least } إلى { $greatest } من الصور الخبيثة الملتقطة بمنظار الجلد فوق المستوى.

card-combined = الصور التي تحددها على أنها للآفة نفسها تُجمع: تُحسب متوسطات احتمالاتها، ويصدر التنبيه إذا أصدرته أي صورة منها. مستوى التنبيه وقاعدة المجموعات هما نفسهما للصور المفردة.

card-combined-measured = قيس على آفات من مجموعة الاختبار (الآفات: { $lesions }، الصور: { $photos }، الآفات الخبيثة منها: { $malignant }). بين القوسين: صورة واحدة لكل آفة.

card-combined-and-single = { $combined } [{ $single }]

card-combined-accuracy = التشخيص الأكثر احتمالًا صحيح في { $share } من الآفات.

card-combined-sensitivity = يصدر التنبيه في { $share } من الآفات الخبيثة.

card-combined-specificity = لا يصدر في { $share } من الآفات الأخرى.

card-combined-set-coverage = تحتوي المجموعة على التشخيص الصحيح في { $share } من الآفات التي لها مجموعة.

card-combined-limit = الآفات ذات الصور المتعددة لا تمثل جميع الآفات: قارن هذه الأرقام بعضها ببعض فقط.

card-mirrored = إذا عُكست الصورة، يتغير التشخيص الأكثر احتمالًا في { $share } من الصور.

card-rotated = إذا دُوِّرت الصورة ربع دورة، يتغير التشخيص الأكثر احتمالًا في { $share } من الصور.

card-likelihood-ratios = يمكنك إدخال عمر المريض والموضع في الجسم. عندئذ تضرب الصفحة كل احتمال في نسب الأرجحية (likelihood ratios): تواتر هذا العمر أو هذا الموضع بين آفات التشخيص مقسومًا على متوسط تواتره. تُرفع النسب إلى القوة { $weight }. حُسبت من آفات معروفة العمر (عددها { $ages }) ومعروفة الموضع (عددها { $sites }).

card-age-and-site-known = تذكر الأرشيفات العمر في { $age } والموضع في { $site } من صور الاختبار.

card-age-and-site-gain = على جميع صور الاختبار، يغيّر العمر والموضع الدقة المتوازنة بمقدار { $points } نقطة مئوية (فاصل الثقة {"\u2066"}95%{"\u2069"}: من { $low } إلى { $high }).

card-age-and-site-alert = يمكن أن يؤدي العمر والموضع إلى صدور التنبيه. ولا يلغيان تنبيهًا أصدرته الصورة وحدها.

card-age-and-site-privacy = يبقى العمر والموضع على هذا الجهاز، ويُحذفان عند إزالة الصورة.

card-age-and-site-figures = جميع الأرقام التي لا تذكر العمر والموضع تخص الصورة وحدها، وكذلك عتبات مجموعات التنبؤ ومستوى التنبيه.
