patient-age = Alter

patient-site = Lokalisation

patient-not-given = Keine Angabe

patient-hint = Freiwillig. Alter und Lokalisation ändern das Ergebnis sofort.

patient-invalid-age = Das Alter muss eine ganze Zahl von Jahren von 0 bis 120 sein.

patient-photo-alone = Das Ergebnis gilt für das Foto allein.

patient-inputs-label = Alter und Lokalisation, freiwillig: { $file }

patient-change = { $diagnosis } { $with } ({ $without } ohne)

patient-effect = Mit { $given }: { $changes }.

patient-effect-raises = Mit { $given }: { $changes }. Das löst die Warnung aus.

patient-age-and-site = Alter { $age } und { $site }

patient-age-alone = Alter { $age }
