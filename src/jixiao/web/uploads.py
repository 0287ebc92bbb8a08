"""Uploads: a file that is too large is refused while it arrives, not after it filled the disk, and nothing of it stays."""

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from jixiao.errors import TurnedAway


class Limited(TemporaryFileUploadHandler):
    """Lays files into the system's folder for such things while it counts the bytes of all of a request."""

    seen = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write the part; TurnedAway once there are too many bytes."""
        self.seen += len(raw_data)
        if self.seen > settings.LARGEST_UPLOAD:
            self.upload_interrupted()
            size = settings.LARGEST_UPLOAD >> 20
            raise TurnedAway(f"上传的文件超过 {size} MB。请拆分后再传。", f"The upload is over {size} MB. Split it.")
        super().receive_data_chunk(raw_data, start)
