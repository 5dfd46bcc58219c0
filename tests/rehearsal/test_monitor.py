from collections.abc import Callable
from typing import Any

import pulumi
import pulumi_elasticstack as elasticstack
import pytest
from pulumi_elasticstack import _package

from rehearsal.emulation import UNKNOWN, World
from rehearsal.recording import Finding, Recording
from rehearsal.wire import Secret
from tests.rehearsal import shop
from tests.rehearsal.shop import BOX, SHELF, STACK_URN, Box, Shelf, Stranger, Tin, inside


def box_named(recording: Recording, name: str, parents: str = "") -> Any:
    """Return the registration of a box."""
    return recording.resources[shop.urn(f"{parents}{BOX}", name)]


def test_a_urn_holds_the_types_of_all_ancestors_but_the_stack() -> None:
    def program() -> None:
        outer = Shelf("outer")
        inner = Shelf("inner", inside(outer))
        box = Box("box", opts=inside(inner))
        Box("child", opts=inside(box))
        Box("flat")

    assert shop.rehearse(program).resources.keys() == {
        shop.urn(SHELF, "outer"),
        shop.urn(BOX, "flat"),
        shop.urn(f"{SHELF}${SHELF}", "inner"),
        shop.urn(f"{SHELF}${SHELF}${BOX}", "box"),
        shop.urn(f"{SHELF}${SHELF}${BOX}${BOX}", "child"),
    }


def test_the_program_is_told_the_urn() -> None:
    recording = shop.rehearse(lambda: pulumi.export("urn", Box("box", opts=inside(Shelf("s"))).urn))

    assert recording.outputs == {"urn": shop.urn(f"{SHELF}${BOX}", "box")}


def test_a_resource_is_recorded_with_its_parent() -> None:
    recording = shop.rehearse(lambda: Box("box", opts=inside(Shelf("shelf"))))

    assert {each.name: each.parent for each in recording.resources.values()} == {
        "shelf": STACK_URN,
        "box": shop.urn(SHELF, "shelf"),
    }


def test_a_component_is_told_apart_from_a_resource_of_a_provider() -> None:
    recording = shop.rehearse(lambda: Box("box", opts=inside(Shelf("shelf"))))

    assert {each.name: (each.type, each.custom) for each in recording.resources.values()} == {
        "shelf": (SHELF, False),
        "box": (BOX, True),
    }


def test_secrets_are_marked_where_the_program_marked_them() -> None:
    def program() -> None:
        secret = pulumi.Output.secret("hidden")
        Box(
            "box",
            secret,
            nested={"list": ["open", secret], "map": {"held": secret, "open": 1}},
            whole=pulumi.Output.secret({"a": ["b"]}),
            derived=secret.apply(len),
            joined=pulumi.Output.concat("a ", secret),
            unmarked=pulumi.Output.unsecret(secret),
        )

    assert box_named(shop.rehearse(program), "box").inputs == {
        "label": Secret("hidden"),
        "nested": {
            "list": ["open", Secret("hidden")],
            "map": {"held": Secret("hidden"), "open": 1},
        },
        "whole": Secret({"a": ["b"]}),
        "derived": Secret(6),
        "joined": Secret("a hidden"),
        "unmarked": "hidden",
    }


def test_secrets_are_marked_in_what_the_stack_and_its_components_give_out() -> None:
    def program() -> None:
        secret = pulumi.Output.secret("hidden")
        Shelf("shelf", held=secret, open="open", nested=[{"held": secret}])
        pulumi.export("held", secret)
        pulumi.export("nested", {"open": "open", "list": [secret]})

    recording = shop.rehearse(program)

    assert recording.outputs == {
        "held": Secret("hidden"),
        "nested": {"open": "open", "list": [Secret("hidden")]},
    }
    assert recording.component_outputs == {
        shop.urn(SHELF, "shelf"): {
            "held": Secret("hidden"),
            "open": "open",
            "nested": [{"held": Secret("hidden")}],
        }
    }


def test_a_secret_of_the_configuration_is_marked() -> None:
    def program() -> None:
        config = pulumi.Config()
        Box("box", config.require_secret("word"), plain=config.require("place"))

    recording = shop.rehearse(
        program,
        config={"shop:word": "hidden", "shop:place": "here"},
        secret_keys=frozenset({"shop:word"}),
    )

    assert box_named(recording, "box").inputs == {"label": Secret("hidden"), "plain": "here"}


def test_an_output_is_as_plain_as_the_service_returns_it() -> None:
    recording = shop.rehearse(lambda: pulumi.export("key", Box("box").key))

    (key,) = recording.world.secrets
    assert recording.outputs == {"key": key}


def test_additional_secret_outputs_come_back_secret() -> None:
    def program() -> None:
        box = Box("box", opts=pulumi.ResourceOptions(additional_secret_outputs=["key"]))
        pulumi.export("key", box.key)
        pulumi.export("made", box.made)

    recording = shop.rehearse(program)

    (key,) = recording.world.secrets
    assert recording.outputs == {"key": Secret(key), "made": "here"}


@pytest.mark.parametrize(
    ("given", "echoed"),
    [
        (pulumi.Output.secret, Secret("hidden")),
        (lambda text: {"open": 1, "held": pulumi.Output.secret(text)}, None),
    ],
    ids=["secret", "a secret inside"],
)
def test_an_output_that_echoes_a_secret_input_comes_back_secret(
    given: Callable[[str], Any], echoed: Any
) -> None:
    recording = shop.rehearse(lambda: pulumi.export("label", Box("box", given("hidden")).label))

    assert recording.outputs == {"label": echoed or Secret({"open": 1, "held": "hidden"})}


def test_an_additional_secret_output_is_secret_before_it_is_known() -> None:
    def program() -> None:
        box = Box("box", opts=pulumi.ResourceOptions(additional_secret_outputs=["key"]))
        Box("next", box.key)

    recording = shop.rehearse(program, preview=True)

    assert box_named(recording, "next").inputs == {"label": Secret(UNKNOWN)}


def test_a_service_gets_its_inputs_unmarked() -> None:
    recording = shop.rehearse(lambda: Box("box", pulumi.Output.secret("forbidden")))

    assert [each.where for each in recording.findings] == [f"{BOX} box"]
    assert box_named(recording, "box").outputs["label"] == "forbidden"


def test_what_a_service_refuses_is_an_error_and_the_run_goes_on() -> None:
    def program() -> None:
        refused = Box("refused", "forbidden")
        pulumi.export("made", refused.made)
        Box("next", refused.made)
        Box("also refused", "forbidden")

    recording = shop.rehearse(program)

    message = "label = 'forbidden': must be allowed. Choose another."
    assert recording.errors == [
        Finding("error", f"{BOX} also refused", message),
        Finding("error", f"{BOX} refused", message),
    ]
    assert box_named(recording, "next").inputs == {"label": "here"}
    assert recording.outputs == {"made": "here"}
    assert len(recording.resources) == 3


def test_what_a_function_refuses_is_an_error_and_the_run_goes_on() -> None:
    recording = shop.rehearse(lambda: pulumi.export("rule", shop.get_key("forbidden")["rule"]))

    assert recording.errors == [
        Finding("error", shop.GET_KEY, "rule = 'forbidden': must be allowed. Choose another.")
    ]
    assert recording.outputs == {"rule": "forbidden"}


def test_nothing_is_found_where_nothing_is_wrong() -> None:
    def program() -> None:
        box = Box("box", shop.get_key("read")["key"], inside(Shelf("shelf")))
        pulumi.export("made", box.made)

    assert shop.rehearse(program).findings == []


def test_a_resource_that_no_emulation_knows_is_an_error_and_the_run_goes_on() -> None:
    recording = shop.rehearse(lambda: Box("next", Stranger("stranger", "echoed").label))

    assert recording.errors == [
        Finding("error", "stranger", "no emulation knows resources of shop:index:Stranger")
    ]
    assert box_named(recording, "next").inputs == {"label": "echoed"}


def test_a_function_that_no_emulation_knows_is_an_error_and_the_run_goes_on() -> None:
    def program() -> None:
        answer = pulumi.runtime.invoke_output("shop:index:guess", {"a": 1})
        pulumi.export("guess", answer)
        Box("next")

    recording = shop.rehearse(program)

    assert recording.errors == [
        Finding("error", "shop:index:guess", "no emulation knows this function")
    ]
    assert len(recording.resources) == 1


def _read_a_box() -> None:
    Box("read", opts=pulumi.ResourceOptions(id="some-id"))
    Box("next")


def _read_a_stack() -> None:
    pulumi.StackReference("organization/other/dev")
    Box("next")


@pytest.mark.parametrize("program", [_read_a_box, _read_a_stack])
def test_what_is_read_and_not_created_is_an_error_and_the_run_goes_on(
    program: Callable[[], None],
) -> None:
    recording = shop.rehearse(program)

    assert len(recording.errors) == 1
    assert box_named(recording, "next").inputs == {"label": "plain"}


def test_calls_are_recorded_as_the_service_gets_them() -> None:
    recording = shop.rehearse(lambda: shop.get_key(pulumi.Output.secret("read")))

    assert recording.calls == [(shop.GET_KEY, {"rule": "read"})]


def test_a_call_with_a_secret_gives_a_secret() -> None:
    def program() -> None:
        pulumi.export("held", shop.get_key(pulumi.Output.secret("read"))["rule"])
        pulumi.export("open", shop.get_key("read")["rule"])

    assert shop.rehearse(program).outputs == {"held": Secret("read"), "open": "read"}


def test_what_was_created_is_in_the_world() -> None:
    world = World()

    recording = shop.rehearse(lambda: pulumi.export("id", Box("box").id), world=world)

    (existing,) = world.of(BOX)
    assert existing.id == recording.outputs["id"]
    assert existing.state["label"] == "plain"
    assert recording.world is world


def test_a_name_that_the_provider_makes_up_is_held_against_its_rules() -> None:
    def program() -> None:
        Tin("a-long-name-in-the-program")
        Tin("another-long-name", "short")
        Tin("short")

    assert shop.rehearse(program).errors == [
        Finding(
            "error",
            f"{shop.TIN} a-long-name-in-the-program",
            "title = 'a-long-name-in-the-program': must be short. Use 10 characters.",
        )
    ]


def test_two_resources_with_one_urn_are_an_error() -> None:
    def program() -> None:
        Box("box", "first")
        Box("box", "second")
        Box("next")

    recording = shop.rehearse(program)

    assert recording.errors == [
        Finding("error", "box", f"the resource {shop.urn(BOX, 'box')} is registered twice")
    ]
    assert len(recording.resources) == 2


def test_one_name_may_stand_under_two_parents_and_in_two_types() -> None:
    def program() -> None:
        Box("same", opts=inside(Shelf("same")))
        Box("same")

    recording = shop.rehearse(program)

    assert recording.errors == []
    assert len(recording.resources) == 3


def test_dependencies_are_recorded_sorted_whether_told_or_seen() -> None:
    def program() -> None:
        told, seen = Box("told"), Box("seen")
        Box("box", seen.made, pulumi.ResourceOptions(depends_on=[told]))
        Box("alone")

    recording = shop.rehearse(program)

    assert box_named(recording, "box").dependencies == (
        shop.urn(BOX, "seen"),
        shop.urn(BOX, "told"),
    )
    assert box_named(recording, "alone").dependencies == ()


def test_options_are_recorded() -> None:
    def program() -> None:
        options = pulumi.ResourceOptions(
            protect=True,
            ignore_changes=["label"],
            replace_on_changes=["made", "key"],
            replacement_trigger={"kind": "wood"},
        )
        Box("guarded", opts=options)
        Box("plain")

    recording = shop.rehearse(program)

    guarded, plain = box_named(recording, "guarded"), box_named(recording, "plain")
    assert guarded.protect is True
    assert guarded.ignore_changes == ("label",)
    assert guarded.replace_on_changes == ("made", "key")
    assert (guarded.replacement_trigger, plain.replacement_trigger) == ({"kind": "wood"}, None)
    assert (plain.protect, plain.ignore_changes, plain.replace_on_changes) == (False, (), ())


def test_a_child_is_protected_with_its_parent() -> None:
    recording = shop.rehearse(
        lambda: Box("box", opts=inside(Shelf("s", pulumi.ResourceOptions(protect=True))))
    )

    assert box_named(recording, "box", f"{SHELF}$").protect is True


@pytest.mark.parametrize(
    ("alias", "recorded"),
    [
        (pulumi.Alias(name="old-name"), shop.urn(BOX, "old-name")),
        ("urn:pulumi:dev::shop::shop:index:Old::box", "urn:pulumi:dev::shop::shop:index:Old::box"),
        (pulumi.Alias(type_="shop:index:OldBox"), shop.urn("shop:index:OldBox", "box")),
        (pulumi.Alias(parent=shop.urn(SHELF, "old")), shop.urn(f"{SHELF}${BOX}", "box")),
    ],
    ids=["name", "urn", "type", "parent"],
)
def test_an_alias_is_recorded_as_the_urn_that_it_stands_for(
    alias: str | pulumi.Alias, recorded: str
) -> None:
    recording = shop.rehearse(lambda: Box("box", opts=pulumi.ResourceOptions(aliases=[alias])))

    (found,) = box_named(recording, "box").aliases
    assert found == recorded


def test_a_provider_is_recorded_with_its_resources_and_not_refused() -> None:
    def program() -> None:
        provider = pulumi.ProviderResource("shop", "own", {"region": "here"})
        Box("given", opts=pulumi.ResourceOptions(provider=provider))
        Box("inherited", opts=inside(Shelf("s", pulumi.ResourceOptions(providers=[provider]))))
        Box("default")

    recording = shop.rehearse(program)

    own = recording.resources[shop.urn(shop.PROVIDER, "own")]
    assert own.inputs == {"region": "here"}
    assert recording.errors == []
    given = box_named(recording, "given").provider
    assert given.startswith(f"{own.urn}::")
    assert len(given) > len(f"{own.urn}::")
    assert box_named(recording, "inherited", f"{SHELF}$").provider == given
    assert box_named(recording, "default").provider == ""


def test_the_package_of_a_parameterized_resource_is_recorded() -> None:
    def program() -> None:
        elasticstack.KibanaSpace("space", name="Observability", space_id="observability")
        Box("box")

    recording = shop.rehearse(program)

    assert {each.name: each.package for each in recording.resources.values()} == {
        "space": f"elasticstack@{_package.VERSION}",
        "box": "",
    }


def test_a_package_is_recorded_by_its_own_name_and_not_its_base_providers() -> None:
    def program() -> None:
        package = pulumi.runtime.register_package(
            base_provider_name="base",
            base_provider_version="1.2.3",
            base_provider_download_url="",
            package_name="shop",
            package_version="4.5.6",
            base64_parameter="e30=",
        )
        Box("box", package_ref=package)

    assert box_named(shop.rehearse(program), "box").package == "shop@4.5.6"


def test_warnings_and_errors_of_the_program_are_found_with_their_resource() -> None:
    def program() -> None:
        pulumi.debug("for developers")
        pulumi.info("for everyone")
        pulumi.warn("careful")
        pulumi.error("wrong", Box("box"))

    assert sorted(shop.rehearse(program).findings) == [
        Finding("error", "box", "wrong"),
        Finding("warning", "program", "careful"),
    ]


def test_a_preview_does_not_know_what_only_a_creation_tells() -> None:
    calls: list[object] = []

    def program() -> None:
        box = Box("box", "known")
        box.made.apply(calls.append)
        box.id.apply(calls.append)
        Box("next", box.made, id_of_box=box.id, joined=pulumi.Output.concat("a ", box.key))
        pulumi.export("made", box.made)
        Shelf("shelf", made=box.made)

    recording = shop.rehearse(program, preview=True)

    assert calls == []
    assert box_named(recording, "next").inputs == dict.fromkeys(
        ("label", "id_of_box", "joined"), UNKNOWN
    )
    assert recording.outputs == {"made": UNKNOWN}
    assert recording.component_outputs == {shop.urn(SHELF, "shelf"): {"made": UNKNOWN}}


def test_a_preview_knows_what_the_program_gave() -> None:
    def program() -> None:
        Box("next", Box("box", "known").label)
        Box("held", Box("secret", pulumi.Output.secret("hidden")).label)

    recording = shop.rehearse(program, preview=True)

    assert box_named(recording, "next").inputs == {"label": "known"}
    assert box_named(recording, "held").inputs == {"label": Secret("hidden")}


def test_a_preview_still_refuses_what_it_knows() -> None:
    recording = shop.rehearse(lambda: Box("box", "forbidden"), preview=True)

    assert [each.where for each in recording.errors] == [f"{BOX} box"]


@pytest.mark.parametrize("preview", [True, False])
def test_the_program_can_tell_a_preview(*, preview: bool) -> None:
    told: list[bool] = []

    shop.rehearse(lambda: told.append(pulumi.runtime.is_dry_run()), preview=preview)

    assert told == [preview]
