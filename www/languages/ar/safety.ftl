# A statement about a photo without an alert must not read as an all-clear.
safety-see-a-doctor = راجع طبيبًا بشأن أي آفة تقلقك أو تتغير، مهما أظهرت هذه الصفحة.

safety-alert = تنبيه: اعرض هذه الآفة على طبيب

safety-whatever = يسري التنبيه أيًّا كان التشخيص الأكثر احتمالًا.

safety-not-assessed = لم تُقيَّم

safety-not-a-finding = هذه ليست نتيجة فحص: لم تُقيَّم الصورة.

safety-spoken = { $title }. { $text }

safety-reason-without-age-and-site = دون العمر والموضع، تبلغ التشخيصات الخبيثة معًا مستوى التنبيه { $level }.

safety-reason-combined = في الصور معًا (عددها { $photos })، احتمال التشخيصات الخبيثة { $share }. مستوى التنبيه { $level }.

safety-reason = احتمال التشخيصات الخبيثة معًا { $share }. مستوى التنبيه { $level }.

safety-reason-photos =
    { $photos ->
        [zero] تبلغ صور وحدها مستوى التنبيه { $level }: { $files }.
        [one] تبلغ إحدى الصور وحدها مستوى التنبيه { $level }: { $files }.
        [two] تبلغ صورتان، كل منهما وحدها، مستوى التنبيه { $level }: { $files }.
        [few] تبلغ { $photos } صور، كل منها وحدها، مستوى التنبيه { $level }: { $files }.
        [many] تبلغ { $photos } صورة، كل منها وحدها، مستوى التنبيه { $level }: { $files }.
       *[other] تبلغ { $photos } صورة، كل منها وحدها، مستوى التنبيه { $level }: { $files }.
    }

safety-raised-announcement = تنبيه بشأن { $subject }: اعرض هذه الآفة على طبيب. { $text }

safety-raised-of-100 = من كل 100 آفة خبيثة كآفات مجموعة الاختبار، يصدر لنحو { $malignant }، ومن كل 100 آفة أخرى لنحو { $others }.

safety-raised-of-100-clinical = من كل 100 آفة خبيثة كآفات مجموعة الاختبار، صُوِّرت دون منظار الجلد، يصدر لنحو { $malignant }، ومن كل 100 آفة أخرى لنحو { $others }.

safety-no-alert-level = هذا النموذج لا يعلّم الآفات الخبيثة

safety-alert-level-not-fitted = لم يُحدَّد مستوى تنبيه.

safety-can-miss = قد يُفوّت التنبيه سرطانًا

safety-not-raised =
    { $photos ->
        [zero] لم يصدر.
        [one] لم يصدر لهذه الصورة.
        [two] لم يصدر لهاتين الصورتين.
        [few] لم يصدر لهذه الصور.
        [many] لم يصدر لهذه الصور.
       *[other] لم يصدر لهذه الصور.
    }

safety-not-measured-unusual-and-combined = لم يُقَس ذلك للصور غير المعتادة ولا للصور المجمّعة.

safety-not-measured-unusual = لم يُقَس ذلك للصور غير المعتادة.

safety-not-measured-combined = لم يُقَس ذلك للصور المجمّعة.

safety-misses-both = من كل 100 آفة خبيثة كآفات مجموعة الاختبار، يُفوّت التنبيه نحو { $measured }، وفي عيادات أخرى نحو { $elsewhere }.

safety-misses-both-clinical = من كل 100 آفة خبيثة كآفات مجموعة الاختبار، صُوِّرت دون منظار الجلد، يُفوّت التنبيه نحو { $measured }، وفي عيادات أخرى نحو { $elsewhere }.

safety-misses = من كل 100 آفة خبيثة كآفات مجموعة الاختبار، يُفوّت التنبيه نحو { $measured }. لم يُقَس ذلك في عيادات أخرى.

safety-misses-clinical = من كل 100 آفة خبيثة كآفات مجموعة الاختبار، صُوِّرت دون منظار الجلد، يُفوّت التنبيه نحو { $measured }. لم يُقَس ذلك في عيادات أخرى.

safety-misses-elsewhere = من كل 100 آفة خبيثة في عيادات أخرى، يُفوّت التنبيه نحو { $elsewhere }.

safety-misses-unknown-clinical = لم يُقَس عدد الآفات الخبيثة التي يُفوّتها التنبيه في الصور الملتقطة دون منظار الجلد.

safety-misses-unknown = لم يُقَس عدد الآفات الخبيثة التي يُفوّتها التنبيه.

safety-misses-combined = في الصور المجمّعة يُفوّت { $missed } من كل 100، قيس ذلك على آفات خبيثة من مجموعة الاختبار (عددها { $lesions }).

safety-misses-combined-range = في الصور المجمّعة يُفوّت من { $missed } إلى { $most } من كل 100، قيس ذلك على آفات خبيثة من مجموعة الاختبار (عددها { $lesions }).

safety-refused-unlike-a-lesion = لا تبدو هذه الصورة صورة قريبة لآفة جلدية.

safety-refused-unlike-a-lesion-advice = التقط صورة واضحة، بمنظار الجلد إن توفر لديك، تكون الآفة في وسطها وتملأ نحو نصفها. أزح الشعر جانبًا، ولا تُظهر مساطر ولا أقلامًا ولا حليًّا.

safety-refused-bare-skin = إن وُجدت آفة في هذه الصورة، فهي أصغر أو أبهت أو أبعد عن الوسط من أن تُقيَّم.

safety-refused-bare-skin-advice = اقترب حتى تكون الآفة في الوسط وتملأ نحو نصف الصورة، والتقط صورة أخرى.
