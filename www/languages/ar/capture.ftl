capture-torch = الضوء

capture-zoom = التكبير

capture-zoom-in = تكبير

capture-zoom-out = تصغير

capture-lens = الكاميرا

capture-control-refused = لم تقبل الكاميرا هذا التغيير.

capture-lens-unavailable = الكاميرا المختارة غير موجودة أو قيد الاستخدام. فُتحت كاميرا أخرى. اختر واحدة من القائمة.

capture-series = عدة صور لآفة واحدة

capture-series-hint = التقط صورتين أو أكثر لآفة واحدة. تحصل معًا على تقييم مجمّع واحد.

capture-take-another = صورة أخرى

capture-done = تم

capture-shared-no-photo = لم تُشارَك أي صورة. شارك الصورة نفسها لا عنوانها.

capture-shared-not-kept = تعذّر تسليم الصور المشارَكة إلى هذه الصفحة لأن هذا المتصفح لا يملك مساحة لها. اخترها هنا بدلًا من ذلك.

capture-shared-gone = لم تعد الصور المشارَكة موجودة: أُضيفت من قبل، أو مضى عليها أكثر من عشر دقائق. شاركها مجددًا.

capture-opened-unreadable = تعذّرت قراءة بعض الملفات المفتوحة، وهي غير موجودة في القائمة. اخترها هنا، وإن كانت مخزنة في سحابة فنزّلها أولًا.

capture-install-title = تثبيت naevus

capture-install = تثبيت

capture-not-now = ليس الآن

capture-install-reason = بعد التثبيت يكون لـ naevus نافذة خاصة ويعمل دون شبكة. ويمكن فتح الصور به ومشاركتها معه من تطبيقات أخرى.

capture-install-on-ipad = بعد التثبيت يكون لـ naevus نافذة خاصة، ويعمل دون شبكة، ولا يُحذف بعد سبعة أيام دون زيارة.

capture-zoom-factor = {"\u2066"}{ $factor }×{"\u2069"}

capture-photos-taken =
    { $count ->
        [zero] لم تُلتقط أي صورة بعد.
        [one] التُقطت صورة واحدة. التقط أخرى للآفة نفسها، أو اضغط «تم».
        [two] التُقطت صورتان لآفة واحدة.
        [few] التُقطت { $count } صور لآفة واحدة.
        [many] التُقطت { $count } صورة لآفة واحدة.
       *[other] التُقطت { $count } صورة لآفة واحدة.
    }

capture-shot = صورة { $number }

capture-ipad-share = انقر على «مشاركة» في شريط Safari: المربع الذي فيه سهم يشير إلى الأعلى.

capture-ipad-add = انقر على «إضافة إلى الشاشة الرئيسية» ثم «إضافة». افتح naevus مرة واحدة من الشاشة الرئيسية مع وجود شبكة.
