patient-age = العمر

patient-site = الموضع في الجسم

patient-not-given = غير مذكور

patient-hint = اختياري. يحدّث العمر والموضع النتيجة فورًا.

patient-invalid-age = يجب أن يكون العمر عددًا صحيحًا من السنوات من 0 إلى 120.

patient-photo-alone = النتيجة تخص الصورة وحدها.

patient-inputs-label = العمر والموضع، اختياريان: { $file }

patient-change = { $diagnosis } { $with } ({ $without } دون ذلك)

patient-effect = مع { $given }: { $changes }.

patient-effect-raises = مع { $given }: { $changes }. يؤدي ذلك إلى صدور التنبيه.

patient-age-and-site = العمر { $age } و{ $site }

patient-age-alone = العمر { $age }
