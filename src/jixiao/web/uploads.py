"""Uploads: a file that is too large is refused while it arrives, not after it filled the disk."""

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler

from jixiao.errors import TurnedAway


class Limited(FileUploadHandler):
    """Counts the bytes of all files of a request."""

    seen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:  # noqa: ARG002 - Django's signature
        """Hand the part on; TurnedAway once there are too many bytes."""
        self.seen += len(raw_data)
        if self.seen > settings.LARGEST_UPLOAD:
            size = settings.LARGEST_UPLOAD >> 20
            raise TurnedAway(f"上传的文件超过 {size} MB。请拆分后再传。", f"The upload is over {size} MB. Split it.")
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the next handler."""
