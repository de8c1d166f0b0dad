# The names of subgroups.
subgroup-ages = Age { $least } to { $greatest }

subgroup-ages-from = Age { $least } and over

subgroup-site = Site { $site }

subgroup-few-photos = { $subgroup }: there are only { $photos } test photos, too few to measure how reliable results are.

subgroup-less-reliable = { $subgroup }: malignant lesions are told apart less well or less certainly than on all test photos. Malignant AUROC { $figure } on { $photos } photos, { $all } on all.
