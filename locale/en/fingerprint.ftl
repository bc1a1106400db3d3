error-unreadable = This file could not be read: { $code ->
     [empty] { reason-empty }
     [not-media] { reason-not-media }
     [truncated] { reason-truncated }
     [corrupt] { reason-corrupt }
     [too-large] { reason-too-large }
     [too-many-pixels] { reason-too-many-pixels }
     [timeout] { reason-timeout }
     [memory] { reason-memory }
    *[crashed] { reason-crashed }
}. Nothing of it was kept or sent. If it is a picture that opens on your device, save it there again as JPEG or PNG and try that copy.
error-out-of-form = The separate process that reads files gave an answer that can’t be trusted, so it was thrown away. Nothing of the file was kept or sent. Try the file again.
