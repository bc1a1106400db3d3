# Short clauses: they stand after "unreadable: ".
reason-empty = the file is empty
reason-not-media = it is not a picture in a format that can be read (JPEG, PNG, GIF, WebP, HEIC or AVIF), whatever its name says
reason-video-later = videos come later
reason-truncated = the end of the file is missing
reason-corrupt = the file is damaged
reason-too-many-pixels = the picture is larger than this program opens; its limit is max_pixels under [jail]
