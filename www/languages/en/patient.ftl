# Label of the age.
patient-age = Age

# Label of the site.
patient-site = Site on the body

# The option for no site.
patient-not-given = Not given

# Beside the two inputs.
patient-hint = Optional. Age and site update the result at once.

# The age is not a number from 0 to 120.
patient-invalid-age = The age must be a whole number of years from 0 to 120.

# Announced when neither age nor site is given any more.
patient-photo-alone = The result is of the photo alone.

patient-inputs-label = Age and site, optional: { $file }

# A probability with and without age and site: melanoma 31% (38% without)
patient-change = { $diagnosis } { $with } ({ $without } without)

# $given is patient-age-and-site, patient-age-alone or the name of a site; $changes is a list of patient-change.
patient-effect = With { $given }: { $changes }.

patient-effect-raises = With { $given }: { $changes }. This raises the alert.

patient-age-and-site = age { $age } and { $site }

patient-age-alone = age { $age }
