# Heading of the examples.
examples-title = No photo at hand? Try one of three drawn examples

# Below the heading.
examples-note = Each is drawn by the project and shows no patient. It is read on this device as any photo is, by the same model.

# The site did not send an example.
examples-not-loaded = The example could not be loaded. Check the network, and try again.

# Name, caption and description of the three drawn photos.
examples-answer-name = An answer

examples-answer-caption = One diagnosis stands out.

examples-answer-picture = Drawing of a round brown lesion with even globules.

examples-doubt-name = A doubt

examples-doubt-caption = Several diagnoses remain, and the alert is raised.

examples-doubt-picture = Drawing of an asymmetric lesion in brown, black and blue-grey.

examples-refusal-name = A refusal

examples-refusal-caption = The spot is too far away to be assessed.

examples-refusal-picture = Drawing of skin with some hairs and a tiny spot at the side.
