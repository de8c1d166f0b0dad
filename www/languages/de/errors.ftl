errors-photo-unknown-format = die Datei ist kein Foto im Format JPEG, PNG oder WebP; speichern Sie sie als JPEG und versuchen Sie es erneut
