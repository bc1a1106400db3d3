# Short clauses: they stand after "unreadable: ".
reason-empty = the file is empty
reason-not-media = it is neither a picture (JPEG, PNG, GIF, WebP, HEIC, AVIF) nor a video (MP4, MOV, WebM, MKV, AVI, MPEG and the like) that can be read, whatever its name says
reason-truncated = the end of the file is missing
reason-corrupt = the file is damaged
reason-too-many-pixels = the picture, or the video’s frame, is larger than this program opens; the limit is max_pixels under [jail]
