quality-quality = Qualité de la photo

quality-ready-to-take = La netteté, la lumière et le cadrage conviennent. Ne bougez plus et prenez la photo.

quality-blurred = La photo est floue, le résultat n’est donc pas fiable : reprenez-la, avec la lésion nette.

quality-too-dark = La photo est beaucoup trop sombre, le résultat n’est donc pas fiable : reprenez-la avec plus de lumière.

quality-dark = Mettez plus de lumière : la photo est sombre.

quality-overexposed = Mettez moins de lumière : des parties de l’image sont surexposées.

quality-glare = Tournez la lumière ou l’appareil : des reflets couvrent { $share } de la zone autour de la lésion.

quality-small = Rapprochez-vous : la lésion occupe { $share } de l’image.

quality-off-centre = Amenez la lésion au milieu : son centre en est éloigné de { $share } du côté de l’image.

quality-cut = Reculez ou décalez-vous : le bord de l’image coupe la lésion.

quality-hair = Écartez les poils : ils couvrent { $share } de l’image.

quality-ink = Essuyez l’encre : elle couvre { $share } de l’image.

quality-black-rim = Zoomez : le bord noir couvre { $share } de l’image.

quality-screen = Photographiez la peau elle-même : ceci semble être la photo d’un écran.

quality-guide-blurred = Tenez l’appareil immobile et ajustez la distance jusqu’à ce que la lésion soit nette.

quality-guide-dark = Mettez plus de lumière.

quality-guide-overexposed = Mettez moins de lumière.

quality-guide-glare = Tournez la lumière ou l’appareil : il y a des reflets sur la lésion.

quality-guide-small = Rapprochez-vous de la lésion.

quality-guide-off-centre = Amenez la lésion au milieu.

quality-guide-cut = Reculez ou décalez-vous jusqu’à ce que toute la lésion soit dans le carré.

quality-guide-hair = Écartez les poils.

quality-guide-ink = Essuyez l’encre.

quality-guide-black-rim = Zoomez jusqu’à ce que le bord noir soit hors du carré.

quality-guide-screen = Photographiez la peau elle-même, et non un écran.
