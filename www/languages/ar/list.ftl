list-filter = عرض

list-order = الترتيب

list-as-list = قائمة

list-as-grid = شبكة

list-none-passes = لا توجد في القائمة صورة من هذا النوع.

list-filter-all = جميع الصور

list-filter-alert = مع تنبيه

list-filter-not-clear = غير واضحة

list-filter-not-assessed = دون نتيجة

list-order-newest = الأحدث أولًا

list-order-malignant = الخبيث أولًا

list-order-name = حسب الاسم
