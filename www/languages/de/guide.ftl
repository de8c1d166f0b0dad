guide-title = Die neun Diagnosen

guide-introduction = Allgemeine Informationen zum Lernen. Sie beurteilen kein Foto und ersetzen keine Untersuchung: Viele Läsionen sehen wie eine andere Diagnose aus, und nur eine ärztliche Untersuchung der Person, oft mit Biopsie, kann das klären.

guide-drawings = Die Bilder sind gezeichnete Schemata dessen, was ein Dermatoskop zeigt. Sie zeigen keine Person.

guide-terms-note = Die meisten Begriffe sind die des Konsenses der International Dermoscopy Society:

guide-other-names = Auch genannt

guide-naked-eye = Mit bloßem Auge

guide-dermoscopy = Durch ein Dermatoskop

guide-who-and-where = Wer betroffen ist, und wo

guide-behaviour = Verlauf

guide-mimics = Wird verwechselt mit

guide-care = Was meist getan wird

guide-sources = Quellen

guide-new-tab = (öffnet einen neuen Tab, braucht ein Netz)

guide-link-label = Was bedeutet „{ $diagnosis }“?

guide-AK-other-names = solare Keratose; in Australien „sunspot“, was anderswo Lentigo solaris bedeutet.

guide-AK-what = Ein rauer Fleck auf Haut, die durch jahrelange Sonne geschädigt ist: Die oberen Zellen sind abnorm, und aus einigen dieser Flecken wird ein Plattenepithelkarzinom.

guide-AK-naked-eye = Ein trockener, schuppiger, rosafarbener oder bräunlicher Fleck von wenigen Millimetern. Oft findet ihn der Finger vor dem Auge, weil er sich wie Sandpapier anfühlt.

guide-AK-feature-1 = im Gesicht: ein rotes Netz um blasse Haaröffnungen mit gelblichen Pfropfen

guide-AK-term-1 = Erdbeermuster

guide-AK-feature-2 = weiße oder gelbe Schuppen auf der Oberfläche

guide-AK-term-2 = Schuppung der Oberfläche

guide-AK-feature-3 = vier helle Punkte wie ein Kleeblatt, in polarisiertem Licht

guide-AK-term-3 = Rosetten

guide-AK-feature-4 = wenn pigmentiert, im Gesicht: graubraune Ringe und Punkte um Haaröffnungen, wie bei Lentigo maligna

guide-AK-term-4 = annulär-granuläres Muster

guide-AK-who-and-where = Meist Menschen über 50 mit heller Haut und viel Sonne: Gesicht, kahle Kopfhaut, Ohren, Unterarme und Handrücken. Ein geschwächtes Immunsystem macht sie weit häufiger.

guide-AK-behaviour = Einzelne Flecken kommen und gehen. In einer Übersicht von Studien wurden weniger als 1 von 100 innerhalb eines Jahres zu einem Plattenepithelkarzinom, aber die Daten sind begrenzt, und die meisten Menschen haben viele Flecken. Einer, der dicker wird, schmerzt oder blutet, kann sich umgewandelt haben.

guide-AK-other-mimics = Morbus Bowen, Ekzem, Psoriasis; pigmentiert: Lentigo maligna.

guide-AK-care = Vereisung, Cremes für die ganze Fläche (etwa Fluorouracil oder Imiquimod) oder photodynamische Therapie; eine Biopsie, wenn sie dick oder druckschmerzhaft ist oder wächst; Sonnenschutz.

guide-AK-drawing = Ein rosafarbener Fleck mit einem roten Netz um blasse, runde Haaröffnungen mit gelben Pfropfen und weißlichen Schuppen.

guide-BCC-other-names = BCC, Basaliom, Ulcus rodens.

guide-BCC-what = Der häufigste Hautkrebs; er geht von den untersten Zellen der Epidermis und der Haarfollikel aus.

guide-BCC-naked-eye = Ein glänzender, perlartiger Knoten mit feinen Gefäßen, ein dünner roter Fleck oder eine blasse Plaque wie eine Narbe. Er kann verkrusten, bluten und nicht heilen. In dunkler Haut ist er oft braun oder schwarz.

guide-BCC-feature-1 = scharfe, hellrote Gefäße, die sich wie ein Baum verzweigen

guide-BCC-term-1 = baumartig verzweigte Gefäße

guide-BCC-feature-2 = große blaugraue Ovale und kleinere blaugraue Kugeln

guide-BCC-term-2 = ovoide Nester und Globuli

guide-BCC-feature-3 = braune bis graublaue Lappen am Rand, wie ein Ahornblatt

guide-BCC-term-3 = blattartige Areale

guide-BCC-feature-4 = Speichen, die in einer dunkleren Nabe zusammenlaufen

guide-BCC-term-4 = radspeichenartige Areale

guide-BCC-feature-5 = offene, verkrustete oder blutende Stellen

guide-BCC-term-5 = Ulzeration

guide-BCC-feature-6 = weiße Flecken und Stränge in polarisiertem Licht

guide-BCC-term-6 = glänzend weiße Flecken und Stränge

guide-BCC-who-and-where = Meist helle Haut und ein Alter über 50, aber auch Jüngere: Gesicht, Ohren, Hals, dann Rumpf und Beine.

guide-BCC-behaviour = Es wächst über Monate und Jahre und zerstört, worin es wächst, etwa Augenlid, Nase oder Ohr. Es streut sehr selten in andere Organe. Wer eines hatte, bekommt oft ein weiteres.

guide-BCC-other-mimics = Talgdrüsenhyperplasie, Trichoepitheliom, Morbus Bowen, Ekzem.

guide-BCC-care = Es wird herausgeschnitten und unter dem Mikroskop untersucht; im Gesicht oft mit mikrographischer Chirurgie (Mohs). Dünne werden auch mit Cremes, photodynamischer Therapie oder Vereisung behandelt; mit Strahlentherapie, wo eine Operation nicht möglich ist.

guide-BCC-drawing = Eine perlartige, rosafarbene Läsion mit hellroten, verzweigten Gefäßen, blaugrauen Ovalen und braunen Lappen wie ein Ahornblatt an einem Rand.

guide-DF-other-names = fibröses Histiozytom.

guide-DF-what = Ein fester Knoten aus Bindegewebe in der Haut, der auf einen Insektenstich oder eine kleine Wunde folgen kann.

guide-DF-naked-eye = Ein harter, rosafarbener bis brauner Knoten von 3 bis 10 Millimetern, der sich mit der Haut bewegt. Er sinkt ein, wenn die Haut von beiden Seiten zusammengedrückt wird (Grübchenzeichen).

guide-DF-feature-1 = ein weißer Fleck wie eine Narbe in der Mitte

guide-DF-term-1 = zentraler weißer Fleck

guide-DF-feature-2 = dünne hellbraune Linien wie eine Honigwabe darum herum

guide-DF-term-2 = zartes peripheres Pigmentnetz

guide-DF-feature-3 = ein Netz weißer Linien mit braunen Löchern

guide-DF-term-3 = weißes Netz

guide-DF-feature-4 = braune Ringe

guide-DF-term-4 = ringförmige Globuli

guide-DF-feature-5 = rote Punkte in der Mitte

guide-DF-term-5 = Punktgefäße

guide-DF-who-and-where = Jüngere Erwachsene und Erwachsene mittleren Alters, Frauen häufiger: meist die Unterschenkel, auch Arme und Rumpf.

guide-DF-behaviour = Es bleibt jahrelang, oft unverändert. Eines, das ohne Pause wächst oder größer als einige Zentimeter ist, kann ein anderer Tumor sein.

guide-DF-other-mimics = Dermatofibrosarcoma protuberans, Narbe, Spitz-Nävus.

guide-DF-care = Ein typisches wird belassen. Es wird herausgeschnitten und untersucht, wenn es wächst, nicht typisch ist oder stört.

guide-DF-drawing = Eine runde, hellbraune Läsion: in der Mitte ein weißer Fleck, darum dünne braune Linien wie eine Honigwabe, die nach außen verblassen.

guide-MEL-other-names = malignes Melanom, MM, schwarzer Hautkrebs; auf sonnengeschädigter Haut Lentigo maligna.

guide-MEL-what = Ein Krebs der Pigmentzellen (Melanozyten), der früher und öfter streut als die anderen häufigen Hautkrebsarten.

guide-MEL-naked-eye = ABCDE: Asymmetrie, unregelmäßige Begrenzung, mehrere Farben (Colour), Durchmesser über 6 Millimeter, Entwicklung. Vielen fehlen einige davon: Ein noduläres ist ein fester Knoten, der innerhalb von Wochen bis Monaten wächst, und eines ohne Pigment ist rosa. Ein Fleck, der anders ist als alle anderen der Person (hässliches Entlein), zählt, ebenso eine Veränderung.

guide-MEL-feature-1 = braune bis schwarze Linien von ungleicher Breite und ungleichem Abstand, die abrupt enden

guide-MEL-term-1 = atypisches Pigmentnetz

guide-MEL-feature-2 = Linien und Finger am Rand, auf einer Seite

guide-MEL-term-2 = irreguläre Streifen, Pseudopodien

guide-MEL-feature-3 = eine milchig blaue Fläche

guide-MEL-term-3 = blau-weißlicher Schleier

guide-MEL-feature-4 = Punkte und Kugeln verschiedener Größe, ungleich verteilt

guide-MEL-term-4 = irreguläre Punkte und Globuli

guide-MEL-feature-5 = eine dunkle Fläche außerhalb der Mitte

guide-MEL-term-5 = irregulärer Pigmentfleck (Blotch)

guide-MEL-feature-6 = Weiß wie eine Narbe oder Grau wie verstreuter Pfeffer

guide-MEL-term-6 = Regressionsstrukturen

guide-MEL-feature-7 = Punkte, Bögen und Windungen von Gefäßen in einer Läsion

guide-MEL-term-7 = atypische (polymorphe) Gefäße

guide-MEL-feature-8 = kurze weiße Linien im rechten Winkel, in polarisiertem Licht

guide-MEL-term-8 = glänzend weiße Streifen

guide-MEL-feature-9 = an Handflächen und Fußsohlen: Pigment auf den Leisten

guide-MEL-term-9 = paralleles Leistenmuster

guide-MEL-feature-10 = im Gesicht: graue Punkte, Ringe und Rauten um Haaröffnungen

guide-MEL-term-10 = annulär-granuläres Muster, Rhomboide

guide-MEL-who-and-where = Erwachsene jeden Alters, mit jedem Jahrzehnt häufiger, selten Kinder. Helle Haut, Sonnenbrände, viele oder atypische Nävi und Melanome in der Familie erhöhen das Risiko. Bei Männern oft der Rumpf, bei Frauen die Beine, im hohen Alter das Gesicht; bei dunkler Haut Handflächen, Fußsohlen und Nägel.

guide-MEL-behaviour = Es kann in Lymphknoten und Organe streuen, auch von einem kleinen Fleck aus. Je dünner es beim Herausschneiden ist, desto besser die Prognose. Etwa drei von zehn entstehen in einem Nävus, die übrigen auf Haut ohne Nävus.

guide-MEL-other-mimics = Spitz- und Reed-Nävus, blauer Nävus, Blutung unter einem Nagel oder in der Haut.

guide-MEL-care = Eine verdächtige Läsion wird bald als Ganzes herausgeschnitten und unter dem Mikroskop untersucht. Danach wird je nach Dicke mehr Haut darum entfernt, und Lymphknoten können untersucht werden. Fortgeschrittene Erkrankungen werden mit Immuntherapie oder zielgerichteten Medikamenten behandelt.

guide-MEL-drawing = Eine asymmetrische Läsion in mehreren Farben: ein ungleichmäßiges dunkles Netz, ein schwarzer Fleck, Finger an einem Rand und eine milchig blaue Fläche.

guide-NV-other-names = Muttermal, Leberfleck, Melanozytennävus; darunter Junktions-, Compound-, dermale, kongenitale, atypische (Clark-), Spitz-, Reed- und blaue Nävi.

guide-NV-what = Eine Wucherung von Pigmentzellen (Melanozyten), angeboren oder erworben.

guide-NV-naked-eye = Ein flacher oder erhabener Fleck, meist rund oder oval mit ein oder zwei Brauntönen; ein dermaler ist hautfarben und weich, ein blauer ist blau, ein atypischer ist größer mit unregelmäßigem Rand und ungleicher Farbe.

guide-NV-feature-1 = braune Linien wie eine Honigwabe, die zum Rand hin dünner werden

guide-NV-term-1 = typisches Pigmentnetz

guide-NV-feature-2 = braune Kugeln ähnlicher Größe, gleichmäßig verteilt

guide-NV-term-2 = globuläres Muster

guide-NV-feature-3 = ein Braun- oder Blauton ohne Struktur

guide-NV-term-3 = homogenes Muster

guide-NV-feature-4 = an Handflächen und Fußsohlen: Pigment in den Furchen

guide-NV-term-4 = paralleles Furchenmuster

guide-NV-feature-5 = kurze, dicke, gebogene Gefäße, in dermalen

guide-NV-term-5 = Kommagefäße

guide-NV-who-and-where = Fast alle Menschen. Die meisten erscheinen zwischen Kindheit und 40 Jahren; helle Haut und Sonne in der Kindheit führen zu mehr. Mit dem Alter erscheinen weniger, während Melanome häufiger werden.

guide-NV-behaviour = Die meisten ändern sich langsam über Jahrzehnte, im Gleichschritt mit den anderen der Person, und verblassen im hohen Alter. Ein Melanom kann genauso aussehen, und etwa drei von zehn Melanomen entstehen in einem Nävus.

guide-NV-other-mimics = Sommersprosse, Lentigo, Café-au-Lait-Fleck, Neurofibrom.

guide-NV-care = Er wird belassen oder mit Fotos verfolgt. Einer, der sich verändert, anders ist als die anderen der Person oder im späteren Leben neu ist, wird ärztlich untersucht und im Zweifel herausgeschnitten.

guide-NV-drawing = Eine symmetrische, ovale braune Läsion mit einem gleichmäßigen Netz wie eine Honigwabe, das zum Rand hin dünner wird, und einigen gleichmäßigen Kugeln in der Mitte.

guide-PBK-other-names = bkl in HAM10000: Lentigo solaris, seborrhoische Keratose und Lichen-planus-artige Keratose zusammen.

guide-PBK-what = Ein Name der Bildarchive, nicht einer Krankheit: HAM10000 fasst darunter drei Wucherungen der Epidermis zusammen, die verwandt sind und ineinander übergehen können, aber verschieden aussehen können.

guide-PBK-naked-eye = Lentigo solaris: ein flacher brauner Fleck mit scharfer Grenze. Seborrhoische Keratose: erhaben und wachsartig. Lichen-planus-artige Keratose: ein rosafarbener, dann graubrauner Fleck, eine der beiden anderen mit Entzündung.

guide-PBK-feature-1 = ein scharfer Rand mit Bissstellen

guide-PBK-term-1 = mottenfraßartiger Rand

guide-PBK-feature-2 = parallele braune Linien wie ein Fingerabdruck

guide-PBK-term-2 = Fingerabdruckmuster

guide-PBK-feature-3 = Hellbraun ohne Struktur

guide-PBK-term-3 = homogene Pigmentierung

guide-PBK-feature-4 = grobe graue Punkte, in der Lichen-planus-artigen Keratose, wie im Melanom in Regression

guide-PBK-term-4 = graue Punkte (Peppering)

guide-PBK-feature-5 = weiße Punkte und dunkle Pfropfen, wo sie dicker wird

guide-PBK-term-5 = milienartige Zysten, komedoartige Öffnungen

guide-PBK-who-and-where = Erwachsene, mit Alter und Sonne häufiger: Gesicht, Handrücken, Unterarme, Schultern und Rumpf.

guide-PBK-behaviour = Lentigines bleiben und nehmen zu. Die Lichen-planus-artige Keratose verblasst oft innerhalb von Wochen bis Monaten; manche bestehen länger als ein Jahr. Andere Archive führen einen Teil davon als seborrhoische Keratose, daher gehören die beiden Wahrscheinlichkeiten zusammen.

guide-PBK-other-mimics = Lentigo maligna im Gesicht, Melanom in Regression, Morbus Bowen.

guide-PBK-care = Eine typische wird belassen. Eine Biopsie wird entnommen, wenn sie ungleich gefärbt ist, graue Punkte hat oder sich verändert, weil Lentigo maligna und Melanom in Regression genauso aussehen können.

guide-PBK-drawing = Ein flacher, hellbrauner Fleck mit scharfem, wie angebissenem Rand, braunen Linien wie ein Fingerabdruck und groben grauen Punkten auf einer Seite.

guide-SK-other-names = Basalzellpapillom, seborrhoische Warze, Alterswarze, Verruca seborrhoica.

guide-SK-what = Eine Verdickung der Epidermis, die mit dem Alter kommt.

guide-SK-naked-eye = Eine wachsartige oder warzige Plaque, von hautfarben bis schwarz, die wie aufgeklebt aussieht. Die Größe reicht von Millimetern bis Zentimetern.

guide-SK-feature-1 = weiße oder gelbe Punkte wie kleine Sterne

guide-SK-term-1 = milienartige Zysten

guide-SK-feature-2 = braunschwarze Pfropfen in runden Löchern

guide-SK-term-2 = komedoartige Öffnungen

guide-SK-feature-3 = Furchen und Falten wie die Oberfläche eines Gehirns

guide-SK-term-3 = Furchen und Wülste

guide-SK-feature-4 = Gefäße wie Haarnadeln mit weißem Saum

guide-SK-term-4 = Haarnadelgefäße mit weißem Hof

guide-SK-feature-5 = ein Rand, der mit einem Mal endet

guide-SK-term-5 = scharfe Begrenzung

guide-SK-who-and-where = Die meisten Menschen über 50, oft viele davon: Rumpf, Gesicht, Kopfhaut und Gliedmaßen, nicht Handflächen und Fußsohlen.

guide-SK-behaviour = Sie wächst langsam und bleibt. Sie kann jucken, bröckeln oder sich entzünden. Ein Melanom kann wie eine aussehen. Viele, die innerhalb von Wochen erscheinen, können einen Krebs im Körperinneren begleiten (Leser-Trélat-Zeichen), das ist aber sehr selten und umstritten.

guide-SK-other-mimics = Viruswarze, Morbus Bowen, Lentigo maligna im Gesicht.

guide-SK-care = Sie wird belassen oder, wenn sie stört, durch Vereisen oder Abschaben entfernt. Lässt sie sich nicht von einem Melanom unterscheiden, wird sie entfernt und unter dem Mikroskop untersucht.

guide-SK-drawing = Eine scharf begrenzte braune Läsion mit Falten wie ein Gehirn, weißen Punkten und runden dunklen Pfropfen.

guide-SCC-other-names = SCC, Spinaliom; innerhalb der Epidermis Morbus Bowen; ein schnelles mit Krater: Keratoakanthom.

guide-SCC-what = Ein Krebs der hornbildenden Zellen der Epidermis, oft auf Haut mit starkem Sonnenschaden.

guide-SCC-naked-eye = Ein fester, rosafarbener oder roter Knoten oder eine Plaque mit Schuppen, Kruste oder einem Horn. Er kann druckschmerzhaft sein, aufbrechen und bluten.

guide-SCC-feature-1 = weißgelbe Hornmassen

guide-SCC-term-1 = Keratin

guide-SCC-feature-2 = leuchtend weiße Ringe um Haaröffnungen

guide-SCC-term-2 = weiße Kreise

guide-SCC-feature-3 = weiße Flächen ohne Struktur

guide-SCC-term-3 = weiße strukturlose Areale

guide-SCC-feature-4 = Gefäße wie kleine Wollknäuel

guide-SCC-term-4 = geknäuelte (glomeruläre) Gefäße

guide-SCC-feature-5 = lange, gewundene oder haarnadelartige Gefäße am Rand

guide-SCC-term-5 = linear-irreguläre Gefäße und Haarnadelgefäße

guide-SCC-feature-6 = rote bis schwarze Tupfen im Horn

guide-SCC-term-6 = Blutpunkte

guide-SCC-who-and-where = Meist Menschen über 60 mit heller Haut: Gesicht, Ohren, Unterlippe, Kopfhaut, Handrücken, Beine. Ein geschwächtes Immunsystem, etwa nach einer Transplantation, macht es weit häufiger; es entsteht auch in Narben und chronischen Wunden, bei jeder Hautfarbe.

guide-SCC-behaviour = Es wächst innerhalb von Wochen bis Monaten. Manche streuen in Lymphknoten, häufiger, wenn sie dick sind, an Lippe oder Ohr liegen oder das Immunsystem geschwächt ist.

guide-SCC-other-mimics = Viruswarze, Prurigoknoten, Merkelzellkarzinom.

guide-SCC-care = Es wird mit einem Sicherheitsabstand herausgeschnitten und unter dem Mikroskop untersucht; die Lymphknoten werden untersucht. In manchen Fällen folgen Strahlentherapie oder Medikamente. Morbus Bowen wird auch mit Cremes, Vereisung oder photodynamischer Therapie behandelt.

guide-SCC-drawing = Ein rosafarbener Knoten mit einer gelbweißen Hornmasse mit Bluttupfen in der Mitte, weißen Ringen um Haaröffnungen und geknäuelten Gefäßen am Rand.

guide-VASC-other-names = in den Archiven: seniles Angiom, Angiokeratom, pyogenes Granulom und Blutung in der Haut zusammen.

guide-VASC-what = Eine Wucherung oder Erweiterung von Blutgefäßen, oder Blut in der Haut.

guide-VASC-naked-eye = Ein roter, violetter oder schwarzer Fleck oder Knoten. Das senile Angiom ist klein, rund und hellrot; das Angiokeratom ist dunkel und rau; das pyogene Granulom ist ein feuchter roter Knoten, der leicht blutet.

guide-VASC-feature-1 = runde rote, violette oder blauschwarze Seen mit scharfen Rändern

guide-VASC-term-1 = Lakunen

guide-VASC-feature-2 = weiße Linien oder Wände dazwischen

guide-VASC-term-2 = Septen

guide-VASC-feature-3 = dunkle Seen unter milchigem Dunst, im Angiokeratom

guide-VASC-term-3 = dunkle Lakunen mit weißlichem Schleier

guide-VASC-feature-4 = Rot ohne Struktur in einem weißen Kragen, im pyogenen Granulom

guide-VASC-term-4 = weiße Collerette

guide-VASC-feature-5 = Rotschwarz ohne Struktur mit kleinen Satelliten, bei Blutung

guide-VASC-term-5 = homogenes rotschwarzes Areal

guide-VASC-who-and-where = Senile Angiome: die meisten Erwachsenen, mit dem Alter mehr, meist am Rumpf. Pyogenes Granulom: Kinder, junge Erwachsene und in der Schwangerschaft, an Fingern, Gesicht und Mund.

guide-VASC-behaviour = Angiome bleiben. Eine Blutung in der Haut wächst innerhalb von Wochen heraus, unter einem Nagel innerhalb von Monaten. Auch ein Melanom kann bluten, daher wird Blut, das bleibt oder wiederkommt, untersucht. Das pyogene Granulom wächst innerhalb von Tagen bis Wochen, ebenso das Melanom ohne Pigment, das genauso aussehen kann.

guide-VASC-other-mimics = Kaposi-Sarkom, Angiosarkom, Metastase eines anderen Krebses.

guide-VASC-care = Angiome werden belassen oder mit Laser oder Hitze entfernt. Ein roter Knoten, der wächst oder blutet, wird herausgeschnitten oder abgeschabt und unter dem Mikroskop untersucht.

guide-VASC-drawing = Eine runde rote Läsion aus vielen scharf begrenzten Seen, von hellrot bis blauschwarz, mit blassen Wänden dazwischen.
