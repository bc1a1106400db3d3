# What a person reads about a notice: errors, what is missing, the advice beside a draft. The letters' own words are
# in templates/notices/.

error-bad-directory-entry = The recipient file “{ $file }” can’t be used: { $why }. Nothing was drafted or sent. Correct the file and try again; every entry needs at least one source.
error-no-route = There is no notice for “{ $recipient }” on the basis “{ $basis }”. Nothing was drafted or sent. Choose another recipient or leave the basis out: the program then takes the one that fits.
