"""What cameras and programs write into pictures does not come onto the site, by whatever door they are uploaded."""

from __future__ import annotations

import hashlib
import io

from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from wagtail.images.models import Image
from wagtail.models import UploadedFile
from wagtail.users.models import UserProfile

import pytest
from PIL import ExifTags, ImageChops, ImageCms, ImageDraw, ImageStat, PngImagePlugin
from PIL import Image as Pillow
from wagtailmedia.models import Media

from toolkit_site.picture_data import cleaned


pytestmark = pytest.mark.django_db

OWNER = "Zofia Qzxjwvkq"
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
SVG = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><title>Zofia Qzxjwvkq</title></svg>'
)
SIZE = (160, 240)
SEEN_TURNED = 6  # a quarter to the right
RED, BLUE = (220, 30, 30), (30, 30, 220)


def upright():
    """Return a picture whose sky is red."""
    picture = Pillow.new("RGB", SIZE, BLUE)
    ImageDraw.Draw(picture).rectangle((0, 0, 160, 60), RED)
    return picture


def camera_data(orientation):
    data = Pillow.Exif()
    data[ExifTags.Base.Orientation] = orientation
    data[ExifTags.Base.Artist] = OWNER
    data.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 2: (52.0, 13.0, 47.9)})
    return data.tobytes()


def written(picture, kind, **options):
    picture.save(out := io.BytesIO(), kind, **options)
    return out.getvalue()


def jpeg(orientation=SEEN_TURNED, **options):
    picture = upright().rotate(90, expand=True) if orientation == SEEN_TURNED else upright()
    given = {"exif": camera_data(orientation), "xmp": OWNER.encode(), "comment": OWNER, **options}
    return written(picture, "JPEG", quality=85, icc_profile=PROFILE, **given)


def png(**options):
    words = PngImagePlugin.PngInfo()
    words.add_text("Author", OWNER)
    words.add_itxt("XML:com.adobe.xmp", OWNER)
    given = {"exif": camera_data(1), "pnginfo": words, "icc_profile": PROFILE, **options}
    return written(upright(), "PNG", **given)


def webp(orientation=1):
    picture = upright().rotate(90, expand=True) if orientation == SEEN_TURNED else upright()
    given = {"exif": camera_data(orientation), "xmp": OWNER.encode(), "icc_profile": PROFILE}
    return written(picture, "WEBP", quality=85, **given)


UPLOADS = {
    "turned.jpg": jpeg,
    "upright.jpg": lambda: jpeg(1),
    "drawing.png": png,
    "turned.png": lambda: written(
        upright().rotate(90, expand=True), "PNG", exif=camera_data(6), icc_profile=PROFILE
    ),
    "picture.webp": webp,
    "turned.webp": lambda: webp(SEEN_TURNED),
}


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    # Wagtail remembers where renditions are: those of the test before are gone.
    cache.clear()
    return tmp_path


@pytest.fixture
def editor(admin_client):
    return admin_client


def upload(name="turned.jpg"):
    return SimpleUploadedFile(name, UPLOADS[name]())


def contents(field_file):
    with field_file.storage.open(field_file.name) as file:
        return file.read()


def assert_clean(data):
    """Fail when anything but the picture and its colours is in a file."""
    assert OWNER.encode() not in data
    with Pillow.open(io.BytesIO(data)) as picture:
        assert dict(picture.getexif()) == {}
        assert not {"exif", "xmp", "comment", "photoshop", "Author"} & picture.info.keys()


def assert_as_it_should_be(image):
    data = contents(image.file)
    assert_clean(data)
    assert (image.file_size, image.file_hash) == (len(data), hashlib.sha1(data).hexdigest())  # noqa: S324
    assert (image.width, image.height) == SIZE
    with Pillow.open(io.BytesIO(data)) as picture:
        assert picture.size == SIZE
        sky, ground = picture.convert("RGB").getpixel((80, 20)), picture.getpixel((80, 200))
        assert sky[0] > 200 > 100 > sky[2]
        assert ground[2] > 200
        assert picture.info["icc_profile"] == PROFILE
    assert_clean(contents(image.get_rendition("width-80").file))


@pytest.mark.parametrize("name", UPLOADS)
def test_an_upload_keeps_its_picture_and_its_colours_and_nothing_else(editor, name):
    sent = {"title": "Kitchen", "file": upload(name)}
    assert editor.post(reverse("wagtailimages:add"), sent).status_code == 302
    assert_as_it_should_be(Image.objects.get())


def test_many_uploaded_at_once_are_clean(editor):
    response = editor.post(reverse("wagtailimages:add_multiple"), {"files[]": upload()})
    assert response.json()["success"]
    assert_as_it_should_be(Image.objects.get())


def test_a_file_that_waits_for_a_better_title_is_clean_already(editor):
    add = reverse("wagtailimages:add_multiple")
    sent = {"files[]": upload(), "title": "long " * 60}
    number = editor.post(add, sent).json()["uploaded_file_id"]
    assert_clean(contents(UploadedFile.objects.get().file))
    finish = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[number])
    assert editor.post(finish, {f"uploaded-image-{number}-title": "Short"}).json()["success"]
    assert_as_it_should_be(Image.objects.get())


def test_a_picture_uploaded_while_choosing_is_clean(editor):
    sent = {"image-chooser-upload-title": "Kitchen", "image-chooser-upload-file": upload()}
    response = editor.post(reverse("wagtailimages_chooser:create"), sent)
    assert response.json()["step"] == "chosen"
    assert_as_it_should_be(Image.objects.get())


def test_a_file_that_takes_the_place_of_another_is_clean(editor, media):
    editor.post(reverse("wagtailimages:add"), {"title": "Old", "file": upload("drawing.png")})
    image = Image.objects.get()
    image.get_rendition("width-80")
    edit = reverse("wagtailimages:edit", args=[image.pk])
    assert editor.post(edit, {"title": "New", "file": upload()}).status_code == 302
    image = Image.objects.get()
    assert image.file.name.endswith(".jpg")
    assert_as_it_should_be(image)
    assert len(list((media / "original_images").iterdir())) == 1


def test_another_title_leaves_the_file_alone(editor, media):
    editor.post(reverse("wagtailimages:add"), {"title": "Old", "file": upload()})
    (file,) = (media / "original_images").iterdir()
    before = file.stat().st_mtime_ns
    editor.post(reverse("wagtailimages:edit", args=[Image.objects.get().pk]), {"title": "New"})
    assert Image.objects.get().title == "New"
    assert file.stat().st_mtime_ns == before


def test_the_same_upload_twice_is_known_as_the_same(editor):
    add = reverse("wagtailimages:add_multiple")
    editor.post(add, {"files[]": upload()})
    assert editor.post(add, {"files[]": upload()}).json()["duplicate"] is True


def test_faces_of_editors_and_stills_of_clips_are_clean(admin_user):
    UserProfile.objects.create(user=admin_user, avatar=upload())
    Media.objects.create(
        title="Clip", type="video", file=ContentFile(b"", "a.mp4"), thumbnail=upload()
    )
    assert_clean(contents(UserProfile.objects.get().avatar))
    assert_clean(contents(Media.objects.get().thumbnail))


def moving(kind, **options):
    frames = [Pillow.new("RGB", (8, 8), colour) for colour in (RED, BLUE)]
    return written(frames[0], kind, save_all=True, append_images=frames[1:], **options)


LEFT_ALONE = {
    "moving.gif": lambda: moving("GIF", comment=OWNER),
    "moving.webp": lambda: moving("WEBP"),
    "drawing.svg": lambda: SVG,
    "plain.webp": lambda: written(upright(), "WEBP", quality=60),
    # Cut off in the middle: Pillow knows what it is, and cannot read it.
    "torn.jpg": lambda: jpeg()[:-400],
    "text.jpg": lambda: OWNER.encode(),
}


@pytest.mark.parametrize("name", LEFT_ALONE)
def test_what_moves_and_what_is_no_picture_is_left_alone(name):
    file = io.BytesIO(LEFT_ALONE[name]())
    file.read(5)
    assert cleaned(file) is None
    assert file.tell() == 0


def test_a_drawing_of_the_starter_content_is_stored_as_it_is():
    Image.objects.create(title="Drawing", file=ContentFile(SVG, "drawing.svg"))
    assert contents(Image.objects.get().file) == SVG


def test_what_is_no_picture_is_refused_by_the_form_as_ever(editor):
    sent = {"title": "x", "file": SimpleUploadedFile("text.jpg", OWNER.encode())}
    response = editor.post(reverse("wagtailimages:add"), sent)
    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert not Image.objects.exists()


def test_a_torn_picture_is_said_in_the_log(caplog):
    assert cleaned(io.BytesIO(jpeg()[:-400])) is None
    assert "keeps what its camera wrote" in caplog.text


def phone_jpeg():
    """Return two pictures in one file, as phones write them."""
    second = Pillow.new("RGB", (80, 80), BLUE)
    return written(upright(), "MPO", save_all=True, append_images=[second], exif=camera_data(1))


def wrong_data(orientation):
    return b"Exif\0\0II*\0\xff\xff\xff\xff" + OWNER.encode()


@pytest.mark.filterwarnings("ignore:Corrupt EXIF data")
@pytest.mark.parametrize(
    "data",
    [
        jpeg(1, exif=wrong_data(1)),
        jpeg(1) + OWNER.encode(),
        png() + OWNER.encode(),
        written(upright().convert("P"), "GIF", comment=OWNER),
        phone_jpeg(),
    ],
    ids=["unreadable data", "behind a JPEG", "behind a PNG", "GIF", "phone"],
)
def test_odd_files_are_clean_too(data):
    assert_clean(cleaned(io.BytesIO(data)))


def shades(mode="RGB"):
    gradient = Pillow.linear_gradient("L")
    parts = [gradient, Pillow.radial_gradient("L"), gradient.rotate(90)]
    return Pillow.merge("RGB", parts).convert(mode)


def difference(one, data):
    with Pillow.open(io.BytesIO(data)) as other:
        return max(ImageStat.Stat(ImageChops.difference(one, other.convert("RGB"))).rms)


def test_nobody_sees_that_a_jpeg_was_written_again():
    data = written(shades(), "JPEG", quality=80, exif=camera_data(1))
    again = cleaned(io.BytesIO(data))
    assert difference(Pillow.open(io.BytesIO(data)).convert("RGB"), again) < 1
    assert len(again) < len(data)


def test_a_png_keeps_every_bit():
    deep = Pillow.new("I;16", (8, 8), 40_001)
    data = written(deep, "PNG", exif=camera_data(1))
    with Pillow.open(io.BytesIO(cleaned(io.BytesIO(data)))) as picture:
        assert (picture.mode, picture.getpixel((3, 3))) == ("I;16", 40_001)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF"])
def test_what_could_be_seen_through_still_can(kind):
    picture = Pillow.new("RGBA", (8, 8), (0, 0, 0, 0))
    data = written(picture, kind, exif=camera_data(SEEN_TURNED))
    with Pillow.open(io.BytesIO(cleaned(io.BytesIO(data)))) as picture:
        assert picture.convert("RGBA").getpixel((3, 3))[3] == 0


def test_a_lossless_webp_stays_one():
    data = written(shades(), "WEBP", lossless=True, exif=camera_data(1), icc_profile=PROFILE)
    assert difference(shades(), cleaned(io.BytesIO(data))) == 0
