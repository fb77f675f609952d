"""The picture a phone reads when a second factor is set up."""

import base64
import io

from qrcode.image.svg import SvgPathImage
from qrcode.main import QRCode


def qr_picture(content: str) -> str:
    """The content as a QR code, as an address an <img> can show under a strict policy (data:image/svg+xml)."""
    drawn = io.BytesIO()
    picture = QRCode(image_factory=SvgPathImage, box_size=12)
    picture.add_data(content)
    picture.make_image().save(drawn)
    return "data:image/svg+xml;base64," + base64.b64encode(drawn.getvalue()).decode()
