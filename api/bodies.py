"""Bodies of requests, of a size that is limited while they are read."""

from fastapi import HTTPException, Request


def content_type(request: Request) -> str:
    """Return the media type of the body, in small letters and without parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def body_of(request: Request, largest: int) -> bytes:
    """Return the body. Raises HTTPException 413 where it has more than `largest` bytes."""
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > largest:
            raise HTTPException(413, f"the body has more than {largest:,} bytes")
    return bytes(body)
