# What the API and its tokens and webhooks say.

error-no-token = The request came without a token, or with one that opens nothing: it is unknown, its time is over, or it was revoked. Nothing was done. Send it as `Authorization: Bearer td_…`; an administrator makes a new one.
error-token-waits = No supervisor has shared cases with this token yet. Nothing was done. Ask a supervisor to confirm it.
error-scope-wanted = This token wasn’t made for that ({ $scope }), or its role doesn’t include it. Nothing was done or shown. An administrator can make one that was.
error-bad-token = A token can’t be made so ({ $why }). Nothing was made. Its role has to be one that reads cases and to include every scope; a token that approves acts for one member.
error-not-theirs = A token is confirmed by another person than the one who made it, and by the member that it acts for where it approves. Nothing was changed.
error-nobody-approves = The token acts for no member who may approve. Nothing was approved or made. An administrator can make one that does.
error-still-running = The first request with this idempotency key hasn’t ended, or it broke off. This one wasn’t done. Wait a little; then look at what is there before you send it under a new key.
error-key-reused = Another request came with this idempotency key before. This one wasn’t done. Send it under a new key.
error-too-many-webhooks = The organisation has { $most } webhooks already, which is as many as it may. None was made. End one first.
error-no-notifier = The server has no notifier yet that could send to webhooks. None was made. Its operator makes one.
error-bad-webhook = This address can’t be told of events ({ $why }). No webhook was made. It has to be a public address with https, or one that the server’s operator allows by name.
error-bad-request = What was sent hasn’t the shape that the description of the API asks for. Nothing was done. “errors” says where; the description is at /api/v1/openapi.json.
error-bad-key = A request that changes something needs the header Idempotency-Key, with up to 255 letters, figures or signs that are new for each request. Nothing was done.
error-bad-cursor = The cursor isn’t one that this list gave. Nothing was shown. Begin again without it.
error-too-many-requests = { $seconds ->
    [one] That was more than this token may ask for in a minute. Nothing was done. Ask again in a second.
   *[other] That was more than this token may ask for in a minute. Nothing was done. Ask again in { $seconds } seconds.
}
error-changed-meanwhile = Somebody changed it since it was read. Nothing was changed. Read it again, and decide anew.

api-not-there = There is nothing under this address that is shared with the token. Nothing was done.
api-case-in-use = Somebody is working on this case at the moment: its locked_by says whose seat. Nothing was changed. Ask again later.
api-field-missing = This has to be there.
api-field-extra-forbidden = Nobody knows this field here.
api-field-wrong = This hasn’t the form that is asked for.
api-refused = The request can’t be taken as it is. Nothing was done.
api-refused-404 = The API has nothing at this address. Nothing was done. Its description is at /api/v1/openapi.json.
api-refused-405 = This address doesn’t take that method. Nothing was done. The header Allow says which ones it takes.
api-refused-413 = The request has more bytes than are taken at once. Nothing was done. Send it in parts.
api-refused-500 = Something went wrong that nobody foresaw. Look at what was done before you send it again, and tell the server’s operator.
api-title-400 = Not understood
api-title-401 = No token
api-title-403 = Not for this token
api-title-404 = Not there
api-title-405 = Another method
api-title-409 = Not as things stand
api-title-412 = Changed meanwhile
api-title-413 = Too large
api-title-415 = Another type
api-title-422 = Not of that shape
api-title-429 = Too many requests
api-title-500 = Unforeseen
api-title-503 = Not at the moment
