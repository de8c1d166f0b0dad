subgroup-ages = العمر من { $least } إلى { $greatest }

subgroup-ages-from = العمر { $least } فأكثر

subgroup-site = الموضع: { $site }

subgroup-few-photos = { $subgroup }: عدد صور الاختبار { $photos } فقط، وهو أقل من أن تُقاس به موثوقية النتائج.

subgroup-less-reliable = { $subgroup }: تمييز الآفات الخبيثة هنا أضعف أو أقل يقينًا منه على جميع صور الاختبار. AUROC للخباثة { $figure } على صور هذه المجموعة (عددها { $photos })، و{ $all } على جميعها.
