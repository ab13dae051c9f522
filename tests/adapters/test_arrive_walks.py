"""Files of phones and watches: what is a walk in them, and how long it was."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from fit_tool.profile.profile_type import Sport
from hypothesis import given, settings
from hypothesis import strategies as st

from coach.adapters.arrive_track import Track, metres_between
from coach.domain.arrival import Movement, TrackRules
from tests.adapters.made_fit import fit
from tests.adapters.made_walks import apple, found_in, gpx, steady, workout

SUMMER = timezone(timedelta(hours=2))
NINE = datetime(2026, 9, 1, 9, 0, tzinfo=SUMMER)
EARLY = datetime(2026, 9, 1, 7, 0, tzinfo=UTC)


def kept(folder: Path, data: bytes) -> Path:
    file = folder / "file"
    file.write_bytes(data)
    return file


def test_walks_and_hikes_of_apple_health_are_found_with_their_own_clock(tmp_path: Path) -> None:
    rides = [workout(NINE + timedelta(days=day), 30, kind) for day, kind in enumerate(("Cycling", "Running"))]
    walks = [workout(NINE, 24.5, span=31), workout(NINE + timedelta(days=3), 90, "Hiking", "Jo&#8217;s Phone")]
    done, found = found_in(kept(tmp_path, apple([*rides, *walks])))
    assert done == {"source": "apple_health", "not_walks": 2, "unreadable": 0}
    assert [(walk.started_at, walk.minutes, walk.movement, walk.by) for walk in found] == [
        (NINE, 24.5, Movement.WALKING, "Watch"),
        (NINE + timedelta(days=3), 90.0, Movement.HIKING, "Jo’s Phone"),
    ]
    assert found[0].ended_at - found[0].started_at == timedelta(minutes=31)
    assert found[0].started_at.utcoffset() == timedelta(hours=2)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('duration="20"', 'duration="nan"'),
        ('duration="20"', 'duration="-20"'),
        ('duration="20"', 'duration="inf"'),
        ('duration="20"', 'duration="twenty"'),
        ('durationUnit="min"', 'durationUnit="fortnight"'),
        ('startDate="2026-09-01 09:00:00 +0200"', 'startDate="9999-12-31 23:59:59 -2359"'),
        ('startDate="2026-09-01 09:00:00 +0200"', 'startDate="2026-13-41 09:00:00 +0200"'),
        ('startDate="2026-09-01 09:00:00 +0200"', ""),
        ('endDate="2026-09-01 09:20:00 +0200"', 'endDate="2026-09-01 08:00:00 +0200"'),
    ],
)
def test_a_workout_whose_numbers_cannot_be_is_counted_and_left_out(tmp_path: Path, old: str, new: str) -> None:
    good = workout(NINE + timedelta(days=1), 20)
    bad = workout(NINE, 20)
    assert old in bad
    done, found = found_in(kept(tmp_path, apple([bad.replace(old, new), good])))
    assert done["unreadable"] == 1
    assert [walk.started_at for walk in found] == [NINE + timedelta(days=1)]


def test_a_walk_of_apple_health_is_never_longer_than_its_time_and_seconds_are_understood(tmp_path: Path) -> None:
    long, seconds = workout(NINE, 500, span=30), workout(NINE + timedelta(days=1), 1200, span=30)
    seconds = seconds.replace('durationUnit="min"', 'durationUnit="s"')
    silent = workout(NINE + timedelta(days=2), 20, span=30).replace('duration="20" durationUnit="min"', "")
    _, found = found_in(kept(tmp_path, apple([long, seconds, silent])))
    assert [walk.minutes for walk in found] == [30, 20, 30]


@pytest.mark.parametrize("doctype", ["", "<!DOCTYPE HealthData [\n<!ELEMENT HealthData (this is broken\n]>"])
def test_an_export_without_a_list_of_elements_or_with_a_broken_one_is_read(tmp_path: Path, doctype: str) -> None:
    _, found = found_in(kept(tmp_path, apple([workout(NINE, 20)], doctype)))
    assert len(found) == 1


def test_a_way_of_gpx_is_a_walk_without_its_pauses(tmp_path: Path) -> None:
    first, stood = steady(EARLY, 600), steady(EARLY + timedelta(seconds=601), 300, 0.0, 720)
    second = steady(EARLY + timedelta(seconds=2000), 600, start=720)
    done, found = found_in(kept(tmp_path, gpx([first + stood, second], "walking", "Some App")))
    assert done == {"source": "gpx", "not_walks": 0, "unreadable": 0}
    assert [(walk.movement, walk.by, walk.started_at) for walk in found] == [(Movement.WALKING, "Some App", EARLY)]
    assert found[0].minutes == pytest.approx(20, abs=0.3)
    assert found[0].ended_at == EARLY + timedelta(seconds=2600)


def test_what_lies_between_points_far_apart_is_not_known_and_a_break_that_was_recorded_is(tmp_path: Path) -> None:
    few = steady(EARLY, 1800, every=360)
    _, [walk] = found_in(kept(tmp_path, gpx([few], "walking")))
    assert (walk.minutes, walk.unknown) == (0, 30)
    parts = [steady(EARLY, 600), steady(EARLY + timedelta(seconds=2000), 600, start=720)]
    _, [walk] = found_in(kept(tmp_path, gpx(parts, "walking")))
    assert walk.unknown == 0


@pytest.mark.parametrize(
    ("kind", "speed", "movement"),
    [
        ("", 1.2, Movement.UNSAID),
        ("", 6.0, None),
        ("Hiking", 0.9, Movement.HIKING),
        ("cycling", 1.2, None),
        ("10", 1.2, Movement.WALKING),
    ],
)
def test_what_a_way_was_is_known_by_its_word_or_its_speed(
    tmp_path: Path, kind: str, speed: float, movement: Movement | None
) -> None:
    done, found = found_in(kept(tmp_path, gpx([steady(EARLY, 900, speed)], kind)))
    assert [walk.movement for walk in found] == ([] if movement is None else [movement])
    assert done["not_walks"] == (0 if movement else 1)


def test_points_that_cannot_be_are_left_out_of_a_way(tmp_path: Path) -> None:
    data = gpx([steady(EARLY, 600)], "walking")
    for bad in (b'lat="nan" lon="13"', b'lat="91" lon="13"', b'lat="1e999" lon="13"', b'lat="x" lon=""', b""):
        point = (
            b"<trkpt "
            + bad
            + b"><time>2026-09-01T07:05:00Z</time></trkpt><trkpt lat='1' lon='2'><time>soon</time></trkpt>"
        )
        _, found = found_in(kept(tmp_path, data.replace(b"</trkseg>", point + b"</trkseg>")))
        assert found[0].minutes == pytest.approx(10, abs=0.2)


def test_somebody_who_stands_while_the_position_jumps_about_is_not_walking() -> None:
    track = Track(TrackRules())
    for second in range(600):
        track.add(EARLY + timedelta(seconds=second), 52.5 + (second % 2) * 0.00002, 13.4)
    track.pause()
    assert track.moving < 60


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(-500, 900), st.floats(-90, 90), st.floats(-180, 180)), min_size=2, max_size=40))
def test_what_was_moved_is_never_more_than_the_time_from_first_to_last(points: list[tuple[int, float, float]]) -> None:
    track, at = Track(TrackRules()), EARLY
    for seconds, latitude, longitude in points:
        at += timedelta(seconds=seconds)
        track.add(at, latitude, longitude)
    track.pause()
    assert track.first is not None
    assert track.last is not None
    assert 0 <= track.moving <= (track.last - track.first).total_seconds() + 1e-6
    assert track.metres >= 0


def test_a_degree_of_latitude_is_a_hundred_and_eleven_kilometres() -> None:
    assert metres_between((52.0, 13.0), (53.0, 13.0)) == pytest.approx(111_195, rel=1e-3)


def test_a_session_of_a_watch_is_a_walk_without_its_pauses(tmp_path: Path) -> None:
    done, found = found_in(kept(tmp_path, fit(EARLY, 1800, timed=1500)))
    assert done == {"source": "fit", "not_walks": 0, "unreadable": 0}
    assert [(walk.started_at, walk.minutes, walk.by) for walk in found] == [(EARLY, 25.0, "Garmin")]
    assert found[0].ended_at == EARLY + timedelta(seconds=1800)


@pytest.mark.parametrize(("sport", "movement"), [(Sport.HIKING, Movement.HIKING), (Sport.CYCLING, None)])
def test_a_hike_of_a_watch_is_a_hike_and_a_ride_none(tmp_path: Path, sport: Sport, movement: Movement | None) -> None:
    done, found = found_in(kept(tmp_path, fit(EARLY, 1800, sport)))
    assert [walk.movement for walk in found] == ([] if movement is None else [movement])
    assert done["not_walks"] == (1 if movement is None else 0)
