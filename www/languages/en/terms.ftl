# The nine diagnoses, as they stand alone.
diagnosis-AK = Actinic keratosis

diagnosis-BCC = Basal cell carcinoma

diagnosis-DF = Dermatofibroma

diagnosis-MEL = Melanoma

diagnosis-NV = Nevus

diagnosis-PBK = Pigmented benign keratosis

diagnosis-SK = Seborrheic keratosis

diagnosis-SCC = Squamous cell carcinoma

diagnosis-VASC = Vascular lesion

# The nine diagnoses in the middle of a sentence.
diagnosis-AK-in-sentence = actinic keratosis

diagnosis-BCC-in-sentence = basal cell carcinoma

diagnosis-DF-in-sentence = dermatofibroma

diagnosis-MEL-in-sentence = melanoma

diagnosis-NV-in-sentence = nevus

diagnosis-PBK-in-sentence = pigmented benign keratosis

diagnosis-SK-in-sentence = seborrheic keratosis

diagnosis-SCC-in-sentence = squamous cell carcinoma

diagnosis-VASC-in-sentence = vascular lesion

# The groups of the diagnoses, in lower case where the language has cases.
group-benign = benign

group-precancer = precancer

group-malignant = malignant

# The anatomic sites of the ISIC Archive.
site-head-and-neck = head and neck

site-trunk = trunk

site-arm = arm or hand

site-leg = leg or foot

site-palm-or-sole = palm or sole

site-mouth-or-genitals = mouth or genitals

# The regions of the map of the body, in lower case where the language has cases. Left and right are those of the person.
region-front-head = head, from the front

region-front-neck = neck, from the front

region-front-chest-right = right side of the chest

region-front-chest-left = left side of the chest

region-front-abdomen = abdomen

region-front-groin = groin and genitals

region-front-shoulder-right = right shoulder, from the front

region-front-shoulder-left = left shoulder, from the front

region-front-upper-arm-right = right upper arm, from the front

region-front-upper-arm-left = left upper arm, from the front

region-front-forearm-right = right forearm, from the front

region-front-forearm-left = left forearm, from the front

region-front-hand-right = right hand, from the front

region-front-hand-left = left hand, from the front

region-front-thigh-right = right thigh, from the front

region-front-thigh-left = left thigh, from the front

region-front-knee-right = right knee

region-front-knee-left = left knee

region-front-shin-right = right lower leg, from the front

region-front-shin-left = left lower leg, from the front

region-front-foot-right = right foot, from the front

region-front-foot-left = left foot, from the front

region-back-head = back of the head

region-back-neck = nape of the neck

region-back-upper-left = left side of the upper back

region-back-upper-right = right side of the upper back

region-back-lower = lower back

region-back-buttocks = buttocks

region-back-shoulder-left = left shoulder, from the back

region-back-shoulder-right = right shoulder, from the back

region-back-upper-arm-left = left upper arm, from the back

region-back-upper-arm-right = right upper arm, from the back

region-back-forearm-left = left forearm, from the back

region-back-forearm-right = right forearm, from the back

region-back-hand-left = left hand, from the back

region-back-hand-right = right hand, from the back

region-back-thigh-left = left thigh, from the back

region-back-thigh-right = right thigh, from the back

region-back-knee-left = hollow of the left knee

region-back-knee-right = hollow of the right knee

region-back-calf-left = left calf

region-back-calf-right = right calf

region-back-heel-left = left heel

region-back-heel-right = right heel

region-head-scalp = scalp

region-head-forehead = forehead

region-head-temple-right = right temple

region-head-temple-left = left temple

region-head-eye-right = right eyelids

region-head-eye-left = left eyelids

region-head-ear-right = right ear

region-head-ear-left = left ear

region-head-nose = nose

region-head-cheek-right = right cheek

region-head-cheek-left = left cheek

region-head-lips = lips

region-head-chin = chin

region-head-neck = front of the neck

region-hands-palm-right = right palm

region-hands-palm-fingers-right = palm side of the right fingers

region-hands-palm-left = left palm

region-hands-palm-fingers-left = palm side of the left fingers

region-hands-back-left = back of the left hand

region-hands-back-fingers-left = back of the left fingers, with the nails

region-hands-back-right = back of the right hand

region-hands-back-fingers-right = back of the right fingers, with the nails

region-feet-top-right = top of the right foot

region-feet-toes-right = right toes, with the nails

region-feet-top-left = top of the left foot

region-feet-toes-left = left toes, with the nails

region-feet-sole-left = left sole

region-feet-sole-toes-left = underside of the left toes

region-feet-sole-right = right sole

region-feet-sole-toes-right = underside of the right toes
