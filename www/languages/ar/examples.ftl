examples-title = ليست لديك صورة؟ جرّب واحدًا من ثلاثة أمثلة مرسومة

examples-note = رسم المشروع كلًّا منها، ولا تُظهر أي مريض. تُقرأ على هذا الجهاز كأي صورة، بالنموذج نفسه.

examples-not-loaded = تعذّر تحميل المثال. تحقق من الشبكة وأعد المحاولة.

examples-answer-name = جواب

examples-answer-caption = يبرز تشخيص واحد.

examples-answer-picture = رسم لآفة بنية مستديرة فيها كريّات متماثلة.

examples-doubt-name = شك

examples-doubt-caption = تبقى عدة تشخيصات، ويصدر التنبيه.

examples-doubt-picture = رسم لآفة غير متناظرة بالبني والأسود والرمادي المزرق.

examples-refusal-name = رفض

examples-refusal-caption = البقعة أبعد من أن تُقيَّم.

examples-refusal-picture = رسم لجلد فيه بعض الشعر وبقعة صغيرة جدًا في الجانب.
