settings-appearance = المظهر

settings-computing = الحساب

settings-computing-hint = لا يُستخدم WebGPU في الحساب إلا إذا اجتاز فحصه على هذا الجهاز، وإلا فيُستخدم CPU. يسري التغيير عند إعادة تحميل الصفحة.

settings-storage = المخزَّن على هذا الجهاز

settings-storage-hint = تخزّن الصفحة ملفاتها للاستخدام دون اتصال، والإعدادات التي تغيّرها. تختفي الصور والنتائج عند إغلاق الصفحة، إلا ما تحفظه في آفة.

settings-version = الإصدار

settings-page-version = الصفحة

settings-weights = الأوزان، SHA-256

settings-not-loaded = لم يُحمَّل بعد

settings-room-unknown = لا يذكر هذا المتصفح المساحة التي تشغلها الصفحة.

settings-theme-system = مثل النظام

settings-theme-light = فاتح

settings-theme-dark = داكن

settings-processor-fastest = الأسرع بين CPU وWebGPU

settings-processor-cpu = CPU فقط

settings-processor-gpu = WebGPU، حتى إن كان CPU أسرع

settings-room = { $used } ميغابايت من { $available } ميغابايت يتيحها المتصفح لهذه الصفحة.

settings-language = اللغة

settings-language-of-browser = مثل المتصفح

settings-language-not-loaded = تعذّر تحميل رسائل هذه اللغة. تحقق من الشبكة واخترها من جديد.
