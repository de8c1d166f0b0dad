guide-title = Les neuf diagnostics

guide-introduction = Informations générales pour apprendre. Elles ne jugent aucune photo et ne remplacent aucun examen : beaucoup de lésions ressemblent à un autre diagnostic, et seul un médecin en présence de la personne, souvent avec une biopsie, peut trancher.

guide-drawings = Les images sont des schémas dessinés de ce que montre un dermatoscope. Elles ne montrent aucun patient.

guide-terms-note = La plupart des termes sont ceux du consensus de l’International Dermoscopy Society :

guide-other-names = Autres noms

guide-naked-eye = À l’œil nu

guide-dermoscopy = Au dermatoscope

guide-who-and-where = Chez qui, et où

guide-behaviour = Évolution

guide-mimics = Confondu avec

guide-care = Prise en charge habituelle

guide-sources = Sources

guide-new-tab = (s’ouvre dans un nouvel onglet, demande du réseau)

guide-link-label = « { $diagnosis } » : qu’est-ce que c’est ?

guide-AK-other-names = kératose solaire ; en Australie « sunspot », qui désigne ailleurs le lentigo solaire.

guide-AK-what = Une plaque rugueuse sur une peau abîmée par des années de soleil : ses cellules superficielles sont anormales, et certaines de ces plaques deviennent un carcinome épidermoïde.

guide-AK-naked-eye = Une plaque sèche, squameuse, rosée ou brunâtre, de quelques millimètres. Le doigt la trouve souvent avant l’œil, car elle est rêche comme du papier de verre.

guide-AK-feature-1 = sur le visage : un réseau rouge autour d’orifices pilaires pâles aux bouchons jaunâtres

guide-AK-term-1 = patron en fraise

guide-AK-feature-2 = des squames blanches ou jaunes en surface

guide-AK-term-2 = squames de surface

guide-AK-feature-3 = quatre points brillants comme un trèfle, en lumière polarisée

guide-AK-term-3 = rosettes

guide-AK-feature-4 = si elle est pigmentée, sur le visage : des anneaux et des points gris-brun autour des orifices pilaires, comme dans le lentigo malin

guide-AK-term-4 = patron annulaire granuleux

guide-AK-who-and-where = Surtout des personnes de plus de 50 ans à la peau claire et très exposées au soleil : visage, cuir chevelu dégarni, oreilles, avant-bras et dos des mains. Une immunité affaiblie la rend beaucoup plus fréquente.

guide-AK-behaviour = Les plaques isolées vont et viennent. Dans une revue d’études, moins de 1 plaque sur 100 est devenue un carcinome épidermoïde en un an, mais les données sont limitées et la plupart des personnes ont de nombreuses plaques. Une plaque qui s’épaissit, fait mal ou saigne s’est peut-être transformée.

guide-AK-other-mimics = maladie de Bowen, eczéma, psoriasis ; si elle est pigmentée : lentigo malin.

guide-AK-care = Cryothérapie, crèmes sur toute la zone (comme le fluorouracile ou l’imiquimod) ou photothérapie dynamique ; biopsie si elle est épaisse, sensible ou grandit ; protection solaire.

guide-AK-drawing = Une plaque rosée avec un réseau rouge autour d’orifices pilaires ronds et pâles aux bouchons jaunes, et des squames blanchâtres.

guide-BCC-other-names = CBC, épithélioma basocellulaire, basaliome, ulcus rodens.

guide-BCC-what = Le cancer de la peau le plus fréquent, qui naît des cellules les plus profondes de l’épiderme et des follicules pileux.

guide-BCC-naked-eye = Une bosse brillante et perlée avec de petits vaisseaux, une plaque rouge et fine, ou une plaque pâle comme une cicatrice. Il peut former une croûte, saigner et ne pas guérir. Sur une peau foncée, il est souvent brun ou noir.

guide-BCC-feature-1 = des vaisseaux nets, rouge vif, qui se ramifient comme un arbre

guide-BCC-term-1 = vaisseaux arborescents

guide-BCC-feature-2 = de grands ovales gris-bleu et des boules gris-bleu plus petites

guide-BCC-term-2 = nids ovoïdes et globules

guide-BCC-feature-3 = des lobes brun à gris-bleu au bord, comme une feuille d’érable

guide-BCC-term-3 = structures en feuille d’érable

guide-BCC-feature-4 = des rayons qui se rejoignent en un centre plus foncé

guide-BCC-term-4 = structures en rayons de roue

guide-BCC-feature-5 = des zones ouvertes, croûteuses ou qui saignent

guide-BCC-term-5 = ulcération

guide-BCC-feature-6 = des taches et des bandes blanches en lumière polarisée

guide-BCC-term-6 = taches et bandes blanches brillantes

guide-BCC-who-and-where = Surtout les peaux claires et après 50 ans, mais aussi des personnes plus jeunes : visage, oreilles, cou, puis tronc et jambes.

guide-BCC-behaviour = Il grandit pendant des mois et des années et détruit ce qu’il envahit, comme la paupière, le nez ou l’oreille. Il se propage très rarement à d’autres organes. Une personne qui en a eu un en a souvent un autre.

guide-BCC-other-mimics = hyperplasie sébacée, trichoépithéliome, maladie de Bowen, eczéma.

guide-BCC-care = Il est retiré par chirurgie et examiné au microscope ; sur le visage, souvent par chirurgie de Mohs. Les formes minces sont aussi traitées par crèmes, photothérapie dynamique ou cryothérapie ; radiothérapie quand la chirurgie n’est pas possible.

guide-BCC-drawing = Une lésion rosée et perlée avec des vaisseaux ramifiés rouge vif, des ovales gris-bleu et des lobes bruns comme une feuille d’érable sur un bord.

guide-DF-other-names = histiocytofibrome, histiocytome fibreux.

guide-DF-what = Un nodule ferme de tissu fibreux dans la peau, qui peut suivre une piqûre d’insecte ou une petite plaie.

guide-DF-naked-eye = Un nodule dur, rose à brun, de 3 à 10 millimètres, qui bouge avec la peau. Il s’enfonce quand on pince la peau des deux côtés (signe de la pastille).

guide-DF-feature-1 = une plage blanche comme une cicatrice au milieu

guide-DF-term-1 = plage blanche centrale

guide-DF-feature-2 = de fines lignes brun clair en nid d’abeilles tout autour

guide-DF-term-2 = réseau pigmenté fin périphérique

guide-DF-feature-3 = un réseau de lignes blanches aux mailles brunes

guide-DF-term-3 = réseau blanc

guide-DF-feature-4 = des anneaux bruns

guide-DF-term-4 = globules annulaires

guide-DF-feature-5 = des points rouges au milieu

guide-DF-term-5 = vaisseaux en points

guide-DF-who-and-where = Adultes jeunes et d’âge moyen, plus souvent les femmes : surtout le bas des jambes, aussi les bras et le tronc.

guide-DF-behaviour = Il reste des années, souvent sans changer. Un nodule qui grandit sans cesse, ou dépasse quelques centimètres, peut être une autre tumeur.

guide-DF-other-mimics = dermatofibrosarcome de Darier et Ferrand, cicatrice, nævus de Spitz.

guide-DF-care = Une forme typique est laissée en place. Il est retiré et examiné s’il grandit, n’est pas typique ou gêne.

guide-DF-drawing = Une lésion ronde brun clair : une plage blanche au milieu et, autour, de fines lignes brunes en nid d’abeilles qui s’estompent vers l’extérieur.

guide-MEL-other-names = mélanome malin, MM ; sur une peau abîmée par le soleil, lentigo malin.

guide-MEL-what = Un cancer des cellules pigmentaires (mélanocytes), qui se propage plus tôt et plus souvent que les autres cancers fréquents de la peau.

guide-MEL-naked-eye = ABCDE : asymétrie, bords irréguliers, couleurs multiples, diamètre supérieur à 6 millimètres, évolution. Il manque souvent certains de ces signes : le mélanome nodulaire est une bosse ferme qui grandit en quelques semaines ou mois, et le mélanome sans pigment est rose. Une tache différente de toutes les autres de la personne (vilain petit canard) compte, et un changement aussi.

guide-MEL-feature-1 = des lignes brunes à noires, de largeur et d’espacement inégaux, qui s’arrêtent brusquement

guide-MEL-term-1 = réseau pigmenté atypique

guide-MEL-feature-2 = des lignes et des doigts au bord, d’un seul côté

guide-MEL-term-2 = stries irrégulières, pseudopodes

guide-MEL-feature-3 = une zone bleu laiteux

guide-MEL-term-3 = voile bleu-blanc

guide-MEL-feature-4 = des points et des boules de tailles différentes, répartis inégalement

guide-MEL-term-4 = points et globules irréguliers

guide-MEL-feature-5 = une zone foncée décentrée

guide-MEL-term-5 = tache pigmentée irrégulière (blotch)

guide-MEL-feature-6 = du blanc comme une cicatrice, ou du gris comme du poivre éparpillé

guide-MEL-term-6 = structures de régression

guide-MEL-feature-7 = des vaisseaux en points, en courbes et en torsades dans une même lésion

guide-MEL-term-7 = vaisseaux atypiques (polymorphes)

guide-MEL-feature-8 = de courtes lignes blanches à angle droit, en lumière polarisée

guide-MEL-term-8 = lignes blanches brillantes

guide-MEL-feature-9 = sur les paumes et les plantes : du pigment sur les crêtes

guide-MEL-term-9 = patron parallèle des crêtes

guide-MEL-feature-10 = sur le visage : des points, des anneaux et des losanges gris autour des orifices pilaires

guide-MEL-term-10 = patron annulaire granuleux, structures rhomboïdales

guide-MEL-who-and-where = Adultes de tout âge, davantage à chaque décennie, rarement des enfants. Une peau claire, des coups de soleil, des nævus nombreux ou atypiques et un mélanome dans la famille augmentent le risque. Chez l’homme souvent le tronc, chez la femme les jambes, à un âge avancé le visage ; sur une peau foncée, les paumes, les plantes et les ongles.

guide-MEL-behaviour = Il peut se propager aux ganglions lymphatiques et aux organes, même à partir d’une petite tache. Plus il est mince quand il est retiré, meilleur est le pronostic. Environ trois sur dix naissent sur un nævus, les autres sur une peau sans nævus.

guide-MEL-other-mimics = nævus de Spitz et de Reed, nævus bleu, saignement sous un ongle ou dans la peau.

guide-MEL-care = Une lésion suspecte est retirée en entier, rapidement, et examinée au microscope. On retire ensuite davantage de peau autour, selon son épaisseur, et les ganglions lymphatiques peuvent être examinés. La maladie avancée est traitée par immunothérapie ou thérapies ciblées.

guide-MEL-drawing = Une lésion asymétrique de plusieurs couleurs : un réseau foncé inégal, une tache noire, des doigts sur un bord et une zone bleu laiteux.

guide-NV-other-names = grain de beauté, nævus mélanocytique ; dont les nævus jonctionnels, composés, dermiques, congénitaux, atypiques (Clark), de Spitz, de Reed et bleus.

guide-NV-what = Une prolifération de cellules pigmentaires (mélanocytes), présente dès la naissance ou acquise.

guide-NV-naked-eye = Une tache plane ou en relief, le plus souvent ronde ou ovale, d’une ou deux teintes de brun ; le nævus dermique a la couleur de la peau et est mou, le nævus bleu est bleu, le nævus atypique est plus grand, avec un bord et une couleur inégaux.

guide-NV-feature-1 = des lignes brunes en nid d’abeilles qui s’amincissent vers le bord

guide-NV-term-1 = réseau pigmenté typique

guide-NV-feature-2 = des boules brunes de taille semblable, réparties régulièrement

guide-NV-term-2 = patron globulaire

guide-NV-feature-3 = une seule teinte brune ou bleue sans structure

guide-NV-term-3 = patron homogène

guide-NV-feature-4 = sur les paumes et les plantes : du pigment dans les sillons

guide-NV-term-4 = patron parallèle des sillons

guide-NV-feature-5 = des vaisseaux courts, épais et courbes, dans les nævus dermiques

guide-NV-term-5 = vaisseaux en virgule

guide-NV-who-and-where = Presque tout le monde. La plupart apparaissent entre l’enfance et 40 ans ; la peau claire et le soleil pendant l’enfance en augmentent le nombre. Il en apparaît moins avec l’âge, alors que les mélanomes deviennent plus fréquents.

guide-NV-behaviour = La plupart changent lentement au fil des décennies, au même rythme que les autres nævus de la personne, et s’estompent à un âge avancé. Un mélanome peut avoir le même aspect, et environ trois mélanomes sur dix naissent sur un nævus.

guide-NV-other-mimics = éphélide (tache de rousseur), lentigo, tache café au lait, neurofibrome.

guide-NV-care = Il est laissé en place ou suivi par des photos. Un nævus qui change, qui diffère des autres de la personne ou qui apparaît tard dans la vie est examiné par un médecin, et retiré en cas de doute.

guide-NV-drawing = Une lésion brune, ovale et symétrique, avec un réseau régulier en nid d’abeilles qui s’amincit vers le bord, et quelques boules régulières au milieu.

guide-PBK-other-names = bkl dans HAM10000 : lentigo solaire, kératose séborrhéique et kératose lichénoïde (type lichen plan) ensemble.

guide-PBK-what = Un nom des collections d’images, et non d’une maladie : HAM10000 y range trois proliférations de l’épiderme qui sont apparentées et peuvent se transformer l’une en l’autre, mais peuvent avoir des aspects différents.

guide-PBK-naked-eye = Lentigo solaire : une tache brune plane au bord net. Kératose séborrhéique : en relief et cireuse. Kératose lichénoïde : une plaque rose, puis gris-brun, qui est l’une des deux autres avec une inflammation.

guide-PBK-feature-1 = un bord net comme grignoté

guide-PBK-term-1 = bord mité

guide-PBK-feature-2 = des lignes brunes parallèles comme une empreinte digitale

guide-PBK-term-2 = patron en empreinte digitale

guide-PBK-feature-3 = du brun clair sans structure

guide-PBK-term-3 = pigmentation homogène

guide-PBK-feature-4 = des points gris grossiers, dans la kératose lichénoïde, comme dans un mélanome en régression

guide-PBK-term-4 = points gris (aspect poivré)

guide-PBK-feature-5 = des points blancs et des bouchons foncés, là où elle s’épaissit

guide-PBK-term-5 = pseudokystes cornés, pseudocomédons

guide-PBK-who-and-where = Adultes, davantage avec l’âge et le soleil : visage, dos des mains, avant-bras, épaules et tronc.

guide-PBK-behaviour = Les lentigos restent et se multiplient. La kératose lichénoïde s’estompe souvent en quelques semaines ou mois ; certaines durent plus d’un an. D’autres collections en étiquettent une partie comme kératose séborrhéique : les deux probabilités vont donc ensemble.

guide-PBK-other-mimics = lentigo malin sur le visage, mélanome en régression, maladie de Bowen.

guide-PBK-care = Une forme typique est laissée en place. Une biopsie est faite si sa couleur est inégale, si elle a des points gris ou si elle change, car un lentigo malin et un mélanome en régression peuvent avoir le même aspect.

guide-PBK-drawing = Une tache plane brun clair au bord net et grignoté, des lignes brunes comme une empreinte digitale et des points gris grossiers d’un côté.

guide-SK-other-names = papillome basocellulaire, verrue séborrhéique, verrue sénile, verruca seborrhoica.

guide-SK-what = Un épaississement de l’épiderme qui vient avec l’âge.

guide-SK-naked-eye = Une plaque cireuse ou verruqueuse, de la couleur de la peau au noir, qui semble collée. Sa taille va de quelques millimètres à plusieurs centimètres.

guide-SK-feature-1 = des points blancs ou jaunes comme de petites étoiles

guide-SK-term-1 = pseudokystes cornés

guide-SK-feature-2 = des bouchons brun-noir dans des trous ronds

guide-SK-term-2 = pseudocomédons

guide-SK-feature-3 = des sillons et des plis comme la surface d’un cerveau

guide-SK-term-3 = fissures et crêtes

guide-SK-feature-4 = des vaisseaux en épingle à cheveux à bordure blanche

guide-SK-term-4 = vaisseaux en épingle à cheveux avec halo blanc

guide-SK-feature-5 = un bord qui s’arrête d’un coup

guide-SK-term-5 = bord net

guide-SK-who-and-where = La plupart des personnes de plus de 50 ans, souvent en grand nombre : tronc, visage, cuir chevelu et membres, mais ni paumes ni plantes.

guide-SK-behaviour = Elle grandit lentement et reste. Elle peut démanger, s’effriter ou s’enflammer. Un mélanome peut lui ressembler. Si beaucoup apparaissent en quelques semaines, elles peuvent accompagner un cancer interne (signe de Leser-Trélat), mais c’est très rare et discuté.

guide-SK-other-mimics = verrue virale, maladie de Bowen, lentigo malin sur le visage.

guide-SK-care = Elle est laissée en place, ou retirée par cryothérapie ou curetage si elle gêne. Si on ne peut pas la distinguer d’un mélanome, elle est retirée et examinée au microscope.

guide-SK-drawing = Une lésion brune au bord net avec des plis comme un cerveau, des points blancs et des bouchons foncés et ronds.

guide-SCC-other-names = CEC, carcinome spinocellulaire ; dans l’épiderme, maladie de Bowen ; une forme rapide avec un cratère : kératoacanthome.

guide-SCC-what = Un cancer des cellules de l’épiderme qui forment la corne, souvent sur une peau très abîmée par le soleil.

guide-SCC-naked-eye = Une bosse ou une plaque ferme, rose ou rouge, avec des squames, une croûte ou une corne. Elle peut être sensible, s’ouvrir et saigner.

guide-SCC-feature-1 = des masses de corne blanc-jaune

guide-SCC-term-1 = kératine

guide-SCC-feature-2 = des anneaux d’un blanc vif autour des orifices pilaires

guide-SCC-term-2 = cercles blancs

guide-SCC-feature-3 = des zones blanches sans structure

guide-SCC-term-3 = zones blanches sans structure

guide-SCC-feature-4 = des vaisseaux comme de petites pelotes de laine

guide-SCC-term-4 = vaisseaux enroulés (glomérulaires)

guide-SCC-feature-5 = des vaisseaux longs, tordus ou en épingle à cheveux au bord

guide-SCC-term-5 = vaisseaux linéaires irréguliers et en épingle à cheveux

guide-SCC-feature-6 = de petites taches rouges à noires dans la corne

guide-SCC-term-6 = taches de sang

guide-SCC-who-and-where = Surtout des personnes de plus de 60 ans à la peau claire : visage, oreilles, lèvre inférieure, cuir chevelu, dos des mains, jambes. Une immunité affaiblie, comme après une greffe, le rend beaucoup plus fréquent ; il naît aussi sur des cicatrices et des plaies chroniques, sur toutes les couleurs de peau.

guide-SCC-behaviour = Il grandit en quelques semaines ou mois. Certains se propagent aux ganglions lymphatiques, plus souvent s’ils sont épais, sur la lèvre ou l’oreille, ou si l’immunité est affaiblie.

guide-SCC-other-mimics = verrue virale, nodule de prurigo, carcinome à cellules de Merkel.

guide-SCC-care = Il est retiré avec une marge et examiné au microscope ; les ganglions lymphatiques sont examinés. Une radiothérapie ou des médicaments suivent dans certains cas. La maladie de Bowen est aussi traitée par crèmes, cryothérapie ou photothérapie dynamique.

guide-SCC-drawing = Une bosse rose avec, au milieu, une masse de corne blanc-jaune semée de taches de sang, des anneaux blancs autour des orifices pilaires et des vaisseaux enroulés au bord.

guide-VASC-other-names = dans les collections : angiome rubis (angiome cerise), angiokératome, granulome pyogénique (botriomycome) et saignement dans la peau ensemble.

guide-VASC-what = Une prolifération ou une dilatation de vaisseaux sanguins, ou du sang dans la peau.

guide-VASC-naked-eye = Une tache ou une bosse rouge, violette ou noire. L’angiome rubis est petit, rond et rouge vif ; l’angiokératome est foncé et rugueux ; le granulome pyogénique est une bosse rouge et humide qui saigne facilement.

guide-VASC-feature-1 = des lacs ronds, rouges, violets ou bleu-noir, aux bords nets

guide-VASC-term-1 = lacunes

guide-VASC-feature-2 = des lignes ou des parois blanches entre eux

guide-VASC-term-2 = septums

guide-VASC-feature-3 = des lacs foncés sous un voile laiteux, dans l’angiokératome

guide-VASC-term-3 = lacunes sombres avec voile blanchâtre

guide-VASC-feature-4 = du rouge sans structure dans un collier blanc, dans le granulome pyogénique

guide-VASC-term-4 = collerette blanche

guide-VASC-feature-5 = du rouge-noir sans structure avec de petits satellites, en cas de saignement

guide-VASC-term-5 = zone homogène rouge-noir

guide-VASC-who-and-where = Angiomes rubis : la plupart des adultes, davantage avec l’âge, surtout sur le tronc. Granulome pyogénique : enfants, adultes jeunes et pendant la grossesse ; doigts, visage et bouche.

guide-VASC-behaviour = Les angiomes restent. Un saignement dans la peau s’élimine en quelques semaines, sous un ongle en quelques mois avec la pousse. Un mélanome peut saigner aussi : du sang qui reste ou revient est donc examiné. Le granulome pyogénique grandit en quelques jours ou semaines, tout comme le mélanome sans pigment, qui peut avoir le même aspect.

guide-VASC-other-mimics = sarcome de Kaposi, angiosarcome, métastase d’un autre cancer.

guide-VASC-care = Les angiomes sont laissés en place, ou retirés par laser ou par la chaleur. Une bosse rouge qui grandit ou saigne est excisée ou curetée et examinée au microscope.

guide-VASC-drawing = Une lésion ronde et rouge faite de nombreux lacs aux bords nets, du rouge vif au bleu-noir, avec des parois pâles entre eux.
