assessment-caution = تحذير: لا تشبه هذه الصورة معظم الصور التي دُرِّب عليها النموذج. قد يكون السبب عدم وضوح الصورة أو الإضاءة أو اقتصاصًا شديدًا. لا تعتمد على هذه النتيجة. التقط صورة واضحة وقريبة، بمنظار الجلد إن توفر لديك.

assessment-decoded-by-browser = فكّ متصفحك ترميز هذه الصورة لأن naevus لا يقرأ صيغتها. قد يفكّ متصفح آخر ترميزها باختلاف طفيف، وأرقام أداء النموذج تخص صور JPEG. احفظها بصيغة JPEG لتحصل على نتيجة تتكرر على كل جهاز.

assessment-waiting-for-model = بانتظار النموذج

assessment-waiting-for-photos = بانتظار صور سابقة

assessment-blocked = لم تُصنَّف: النموذج غير جاهز.

assessment-waiting-again = سُحبت النتيجة لأن WebGPU لم يجتز فحصه. يُعاد تصنيف الصورة.

assessment-cancelled = أُلغيت.

assessment-cancel = إلغاء

assessment-retry = إعادة المحاولة

assessment-not-measured-elsewhere = لم يُقَس ذلك في عيادات أخرى.

assessment-no-diagnosis-stands-out = غير واضح: لا يبرز أي تشخيص

assessment-alert-is-raised = غير واضح: صدر التنبيه

assessment-nearest = الأقرب:{ " " }

assessment-by-group = حسب المجموعة

assessment-all-diagnoses = التشخيصات، الأكثر احتمالًا أولًا

assessment-show-all-diagnoses = عرض التسعة كلها

assessment-show-fewer-diagnoses = عرض أقل

assessment-remove = إزالة

assessment-show-activation-map = عرض خريطة التنشيط

assessment-cancel-label = إلغاء { $file }

assessment-retry-label = إعادة المحاولة: { $file }

assessment-in-progress = جارٍ التصنيف على { $backend }…

assessment-first-view = اللقطة الأولى من ثمانٍ: الأقرب { $diagnosis }، { $probability }. جارٍ تصنيف البقية…

assessment-clinical-photo = يبدو أن هذه الصورة التُقطت دون منظار الجلد. في صور الاختبار من هذا النوع (عددها { $photos })، كان التشخيص الأكثر احتمالًا صحيحًا في { $accuracy } (متوسط التشخيصات).

assessment-unusual = غير واضح: صورة غير معتادة

assessment-resembles = تشبه

assessment-none-ruled-out = لا يمكن استبعاد أي تشخيص

assessment-prediction-set = لا يمكن استبعاد: { $diagnoses }

assessment-row-details = { "، " }{ $group }{ "، " }

assessment-row-details-in-set = { "، " }{ $group }، لا يمكن استبعاده{ "، " }

assessment-alert-level = مستوى التنبيه: { $level }

assessment-enlarge-label = تكبير { $file }

assessment-announced = { $file }: { $state }.

assessment-announced-clear = { $file } تشبه { $diagnosis }، { $probability }.

assessment-announced-nearest = { $label }. الأقرب { $diagnosis }، { $probability }.

assessment-unreadable-announcement = تعذّرت قراءة { $file }. { $reason }

assessment-failed-announcement = لم تُصنَّف { $file }. { $reason }

assessment-cancelled-announcement = أُلغيت { $file }.

assessment-withdrawn = { $file }: سُحبت النتيجة لأن WebGPU لم يجتز فحصه. يُعاد تصنيف الصورة.

assessment-backend-and-time = عولجت على { $backend } في { $total }: فك الترميز { $decoding }، الشبكة العصبية { $network }

assessment-remove-label = إزالة { $file }

assessment-photo-label = الصورة { $file }

assessment-upper-left = أعلى اليسار

assessment-top = الأعلى

assessment-upper-right = أعلى اليمين

assessment-left = اليسار

assessment-centre = الوسط

assessment-right = اليمين

assessment-lower-left = أسفل اليسار

assessment-bottom = الأسفل

assessment-lower-right = أسفل اليمين

assessment-nowhere = لا موضع

assessment-activation-map = الأقوى: { $region }، داخل الحلقة. كلما اشتد اللون زادت المساهمة في { $diagnosis }.

assessment-activation-map-empty = لا تساهم أي منطقة وحدها في { $diagnosis }.

assessment-activation-map-label = خريطة تنشيط الصنف، الأقوى: { $region }
