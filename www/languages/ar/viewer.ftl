viewer-frame = صورة. زائد وناقص للتكبير والتصغير، ومفاتيح الأسهم لتحريكها، و0 لعرضها كاملة، والأقواس المربعة لتدويرها ربع دورة، والأقواس المتعرجة لتدويرها خمس درجات.

viewer-zoom-in = تكبير

viewer-zoom-out = تصغير

viewer-whole-photo = الصورة كاملة

viewer-turn-left = تدوير يسارًا

viewer-turn-right = تدوير يمينًا

viewer-turn = تدوير

viewer-degrees = {"\u2066"}{ $degrees }°{"\u2069"}

viewer-turn-is-a-view = يغيّر التدوير طريقة عرض الصورة هنا وفي القائمة. النتيجة تخص الصورة غير المدوَّرة وتبقى كما هي.

viewer-loading = جارٍ فتح الصورة…

viewer-unavailable = لا يستطيع هذا المتصفح عرض الملف كاملًا. لا تتأثر النتيجة بذلك.

viewer-what-is-read = النتيجة تخص الجزء داخل المربع.

viewer-move-the-photo = حرّك الصورة وكبّرها حتى تملأ الآفة نحو نصف المربع.

viewer-choose-part = قراءة جزء آخر

viewer-read-part = قراءة هذا الجزء

viewer-cancel = إلغاء

viewer-show-result = عرض النتيجة
