# What the matchers of a team's server say.

error-no-matcher = No matcher answered, so nothing could be compared. Nothing was kept, and the address is looked at again later. Start a matcher (“takedown team run matcher”), or see in its log why it stopped.
