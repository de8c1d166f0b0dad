quality-quality = جودة الصورة

quality-ready-to-take = الوضوح والإضاءة والتأطير مناسبة. اثبت والتقط الصورة.

quality-blurred = الصورة غير واضحة، فالنتيجة غير موثوقة: أعد التقاطها مع ضبط التركيز على الآفة.

quality-too-dark = الصورة مظلمة جدًا، فالنتيجة غير موثوقة: أعد التقاطها بإضاءة أقوى.

quality-dark = استخدم إضاءة أقوى: الصورة مظلمة.

quality-overexposed = استخدم إضاءة أقل: أجزاء من الصورة مفرطة التعريض.

quality-glare = أدر الضوء أو الكاميرا: يغطي الوهج { $share } من المنطقة حول الآفة.

quality-small = اقترب أكثر: تملأ الآفة { $share } من الصورة.

quality-off-centre = انقل الآفة إلى الوسط: يبعد مركزها عنه بمقدار { $share } من ضلع الصورة.

quality-cut = ابتعد أو تحرك جانبًا: تقطع حافة الصورة الآفة.

quality-hair = أزح الشعر جانبًا: يغطي { $share } من الصورة.

quality-ink = امسح الحبر: يغطي { $share } من الصورة.

quality-black-rim = كبّر: تغطي الحافة السوداء { $share } من الصورة.

quality-screen = صوّر الجلد نفسه: يبدو أن هذه صورة لشاشة.

quality-guide-blurred = اثبت، وتحرك حتى تتضح الآفة.

quality-guide-dark = استخدم إضاءة أقوى.

quality-guide-overexposed = استخدم إضاءة أقل.

quality-guide-glare = أدر الضوء أو الكاميرا: على الآفة وهج.

quality-guide-small = اقترب من الآفة.

quality-guide-off-centre = انقل الآفة إلى الوسط.

quality-guide-cut = ابتعد أو تحرك جانبًا حتى تكون الآفة كلها في المربع.

quality-guide-hair = أزح الشعر جانبًا.

quality-guide-ink = امسح الحبر.

quality-guide-black-rim = كبّر حتى تخرج الحافة السوداء من المربع.

quality-guide-screen = صوّر الجلد نفسه لا شاشة.
