"""Bodies of requests, of a size that is limited while they are read."""

import asyncio

from fastapi import HTTPException, Request

_PATIENCE = 30.0  # seconds for a whole body


def content_type(request: Request) -> str:
    """Return the media type of the body, in small letters and without parameters."""
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def body_of(request: Request, largest: int) -> bytes:
    """Return the body. Raises HTTPException 413 where it has more than `largest` bytes, 408 where it is too slow."""
    body = bytearray()
    try:
        async with asyncio.timeout(_PATIENCE):
            async for part in request.stream():
                body += part
                if len(body) > largest:
                    raise HTTPException(413, f"the body has more than {largest:,} bytes")
    except TimeoutError as error:
        raise HTTPException(408, f"the body has not come whole within {_PATIENCE:.0f} s") from error
    return bytes(body)
