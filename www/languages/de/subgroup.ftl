subgroup-ages = Alter { $least } bis { $greatest }

subgroup-ages-from = Alter ab { $least }

subgroup-site = Lokalisation { $site }

subgroup-few-photos = { $subgroup }: Es gibt nur { $photos } Testfotos, zu wenige, um zu messen, wie zuverlässig Ergebnisse sind.

subgroup-less-reliable = { $subgroup }: Maligne Läsionen werden schlechter oder weniger sicher unterschieden als auf allen Testfotos. AUROC für maligne { $figure } auf { $photos } Fotos, { $all } auf allen.
