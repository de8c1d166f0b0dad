patient-age = Idade

patient-site = Localização no corpo

patient-not-given = Não informado

patient-hint = Opcional. Idade e localização atualizam o resultado imediatamente.

patient-invalid-age = A idade deve ser um número inteiro de anos de 0 a 120.

patient-photo-alone = O resultado é apenas da foto.

patient-inputs-label = Idade e localização, opcional: { $file }

patient-change = { $diagnosis } { $with } ({ $without } sem os dados)

patient-effect = Com os dados informados ({ $given }): { $changes }.

patient-effect-raises = Com os dados informados ({ $given }): { $changes }. Isso aciona o alerta.

patient-age-and-site = idade { $age } e { $site }

patient-age-alone = idade { $age }
