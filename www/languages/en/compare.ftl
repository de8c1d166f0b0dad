# Heading of the choice of two visits.
compare-visits = Compare two visits

# Label of the earlier visit.
compare-earlier = Earlier visit

# Label of the later visit.
compare-later = Later visit

# Opens the comparison.
compare-start = Compare

# The same visit is chosen twice.
compare-choose-two = Choose two different visits.

# A visit in the choice: its number from the first one, and its day.
compare-visit = { $number }: { $date }

# Link to the lesion.
compare-back = Back to the lesion

# Heading of the comparison.
compare-title = Visits of { $earlier } and { $later }

# While the photos are compared.
compare-working = Comparing the photos…

# The photos are aligned.
compare-aligned = The photos are aligned: the later one is moved onto the earlier one.

# How the later photo was moved onto the earlier one.
compare-transform = The later photo shows the lesion { $scale } times as large, turned by { $degrees }°.

# They could not be aligned.
compare-not-aligned = The photos could not be aligned. They may show different skin, or were taken from another direction or distance, or not sharply. They are shown side by side only.

# The model has no measured threshold of alignment.
compare-no-threshold = The photos are not aligned, because it was not measured for this model how reliable that is. They are shown side by side only.

# The browser cannot show a photo.
compare-not-shown = This browser cannot show one of the photos.

# The comparison took too long.
compare-too-slow = The comparison took too long and was stopped. Close other programs and open it again.

# The comparison failed.
compare-failed = The photos could not be compared: { $reason }. Open the comparison again.

# Name of the group of the ways to look.
compare-modes = How the photos are shown

# A way to look.
compare-side-by-side = Side by side

# A way to look.
compare-swipe = Swipe

# A way to look.
compare-blink = Blink

# Label of the slider of the swipe.
compare-swipe-at = Share of the earlier photo

# Shows the other photo.
compare-other = Show the other photo

# Lets the photos alternate.
compare-alternate = Alternate

# The photos do not alternate.
compare-no-motion = The photos alternate only by hand, because this device is set to reduce motion.

# Name of the frame with the photos, and its keys.
compare-frame = Photos of both visits. Arrow keys move them, plus and minus zoom, 0 shows all.

# What shows the photo of the earlier visit.
compare-shown-earlier = Earlier visit, { $date }

# What shows the photo of the later visit.
compare-shown-later = Later visit, { $date }

# What shows both, divided by a line.
compare-shown-both = Left of the line: earlier visit, { $earlier }. Right of it: later visit, { $later }.

# Heading of the table.
compare-changes = What was measured

# Head of a column.
compare-measurement = Measurement

# Head of a column.
compare-change = Change

# Head of a column.
compare-retaken = Retaken photos differ by

# A row.
compare-area = Area

# A row.
compare-colour = Colour against the skin around it

# What the columns mean.
compare-explanation = The last column says by how much two photos of one lesion differ when they are taken again, in 95 of 100 pairs if the differences are normal. A smaller change may be due to the photo alone.

# A value was not measured.
compare-not-measured = Not measured

# Why there is no area: the photos are not aligned.
compare-size-not-compared = Not compared: without an alignment the photos have no common scale.

# Why there is no area: no outline within the edges.
compare-no-outline = Not compared: in a photo no outline of the lesion was found, or it reaches the edge.

# Why there is no colour: no outline.
compare-no-colour = Not compared: in a photo no outline of the lesion was found.

# Why there are no probabilities: a photo was refused.
compare-refused = The probabilities are not compared, because a photo was refused.

# Why there are no probabilities: other models.
compare-other-model = The probabilities are not compared, because a visit was assessed by another model than the current one.

# A change is within the coefficient.
compare-within = Within what retaken photos of an unchanged lesion differ by

# A change is beyond the coefficient.
compare-beyond = More than retaken photos of an unchanged lesion differ by

# From one value to another.
compare-from-to = { $earlier } → { $later }

# From a lower to a higher value.
compare-range = { $low } to { $high }

# A greatest value.
compare-up-to = up to { $value }

# A greatest difference in percentage points.
compare-up-to-points = up to { $points } points

# A colour difference.
compare-delta-e = ΔE { $number }

# How much was measured.
compare-measured-on = { $pairs ->
    [one] One pair of photos, { $within } within it
   *[other] { $pairs } pairs of photos, { $within } of them within it
}

# Heading of the advice.
compare-what-next = What to do next

# Advice after a change beyond a coefficient.
compare-see-a-doctor = A measured change is larger than retaken photos differ by. Have the lesion examined by a doctor, and show both photos.

# Advice without one.
compare-look-yourself = No measured change is larger than retaken photos differ by. That does not rule out a change: look at both photos yourself, and have the lesion examined if you notice one.

# Advice if nothing that changed has a measured repeatability.
compare-nothing-measured = For none of the changes it was measured by how much retaken photos differ. Look at both photos yourself, and have the lesion examined if you notice a change.

# Advice if the alert was raised at the later visit.
compare-alert = The alert was raised at the later visit: have the lesion examined by a doctor, whatever the comparison shows.

# Advice if the photos could not be aligned.
compare-retake = Take the next photo from the same distance and direction, sharp and with the same light, then compare again.

# A visit has several photos.
compare-first-photo = A visit has several photos: its first one that was assessed is compared.
