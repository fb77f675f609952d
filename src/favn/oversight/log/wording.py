"""What a line of the log says, in words a family understands."""

from django.utils.translation import gettext as _

from favn.foundation.access.choices import Purpose
from favn.foundation.audit.choices import EntryKind
from favn.foundation.audit.models import Entry
from favn.foundation.organisation.choices import Role
from favn.kit.catalogue import N_
from favn.kit.tables import Column

# A verb is a code of the module that wrote it. The log keeps codes for years: an unknown one falls back on its kind.
SAID = {
    "open_child": N_("åbnede barnets side"),
    "my_children": N_("så sin egen liste over børn"),
    "list_children": N_("så barnets navn på en liste"),
    "list_enrolled": N_("så barnets navn på en liste"),
    "school.children": N_("så barnets navn på en liste"),
    "school.today": N_("så barnets navn på sin arbejdsliste"),
    "work_list": N_("så barnets navn på sin arbejdsliste"),
    "team_list": N_("så barnets navn på holdets liste"),
    "see_siblings": N_("så barnet som søskende"),
    "find_children": N_("søgte efter et barn"),
    "born": N_("skrev, at barnet er født"),
    "register_child": N_("skrev barnet ind i registeret"),
    "reveal_number": N_("så barnets CPR-nummer"),
    "merge_children": N_("samlede to poster om barnet"),
    "health.district": N_("så barnets navn på distriktets liste"),
    "found_child": N_("så barnets navn i en søgning"),
    "family_home": N_("åbnede familiens egen side"),
    "family_log": N_("læste, hvem der har set"),
    "read_log": N_("læste, hvem der har set"),
    "read_family_words": N_("læste det, familien har skrevet"),
    "family_message.write": N_("skrev til kontaktpersonen"),
    "grant": N_("gav en medarbejder adgang"),
    "end_grant": N_("lukkede en medarbejders adgang"),
    "block": N_("spærrede en medarbejder fra barnet"),
    "end_block": N_("ophævede en spærring"),
    "release": N_("frigav noget til familien"),
    "withdraw_release": N_("trak en frigivelse tilbage"),
    "break_glass": N_("brugte nødadgang"),
    "review_break_glass": N_("gennemgik en nødadgang"),
    "gather_name_words": N_("samlede ordene i børnenes navne til søgningen"),
    "raise_alert": N_("satte en påmindelse"),
    "close_alert": N_("klarede en påmindelse"),
    "consent_given": N_("skrev et ja til at dele"),
    "consent_refused": N_("skrev et nej til at dele"),
    "consent_withdrawn": N_("trak et samtykke tilbage"),
    "consent_undone": N_("fortrød et svar om at dele"),
    "consents_reviewed": N_("så efter, om delinger stadig har alles ja"),
    "share_asked": N_("spurgte om lov til at dele"),
    "share_ended": N_("afsluttede en deling"),
    "family_consents": N_("så, hvad de er spurgt om"),
    "write_document": N_("skrev et notat"),
    "revise_document": N_("rettede et notat"),
    "read_document": N_("læste et notat"),
    "attach_file": N_("lagde en fil ind"),
    "open_file": N_("hentede en fil"),
    "send_version": N_("sendte et dokument"),
    "send_letter": N_("skrev et brev"),
    "post_letter": N_("sendte et brev"),
    "read_letter": N_("læste et brev"),
    "fetch_letter": N_("hentede et brev"),
    "checkups.absence_list": N_("så barnets navn på en liste over fravær"),
    "checkups.own_dental": N_("så tiderne hos tandlægen på familiens side"),
    "checkups.own_absence": N_("så fraværet på familiens side"),
    "checkups.revise_absence_pace": N_("rettede fraværsfristerne"),
    "checkups.absence_duty": N_("satte en påmindelse om fravær"),
    "checkups.absence_duty_done": N_("skrev, at skolen har reageret på fravær"),
    "checkups.absence_duty_lapsed": N_("tog en påmindelse om fravær tilbage"),
    "checkups.on_the_way": N_("så, hvem der er på vej videre"),
    "checkups.inbox": N_("så, hvem der er på vej til dem"),
    "checkups.own": N_("så sine børns overgange"),
    "checkups.read_transition_note": N_("læste et overleveringsnotat"),
    "checkups.read_delivery": N_("læste et overleveringsnotat"),
    "checkups.plan_transition": N_("aftalte en overgangssamtale"),
    "checkups.replan_transition": N_("rettede en aftale om en overgangssamtale"),
    "checkups.write_transition_note": N_("skrev et overleveringsnotat"),
    "checkups.end_transition": N_("afsluttede en overgang"),
    "checkups.note_accepted": N_("sagde ja til et overleveringsnotat"),
    "checkups.note_declined": N_("sagde nej til et overleveringsnotat"),
    "checkups.note_withdrawn": N_("trak et ja til et overleveringsnotat tilbage"),
    "checkups.receive_delivery": N_("kvitterede for et overleveringsnotat"),
    "concerns.place": N_("satte ord på en bekymring"),
    "notifications.receive": N_("modtog en underretning"),
    "notifications.match": N_("fandt det barn, en underretning handler om"),
    "notifications.assess": N_("vurderede en underretning"),
    "notifications.acknowledge": N_("kvitterede for en underretning"),
    "list_notifications": N_("så listen over underretninger"),
    "open_notifications": N_("så listen over underretninger"),
    "assessed_notifications": N_("så listen over underretninger"),
    "read_notification": N_("læste en underretning"),
    "match_notification": N_("fandt det barn, en underretning handler om"),
    "cases.open": N_("åbnede en sag"),
    "cases.take": N_("fik barnets sag"),
    "cases.hand_on": N_("gav barnets sag videre"),
    "assessments.screen": N_("screenede"),
    "networks.begin": N_("begyndte et netværk"),
    "networks.add_member": N_("tog en person med i netværket"),
    "networks.remove_member": N_("lod en person gå ud af netværket"),
    "networks.call_meeting": N_("indkaldte til møde"),
    "networks.write_line": N_("skrev til et møde"),
    "networks.keep_draft": N_("skrev til et møde"),
    "networks.put_back_line": N_("rettede i et møde"),
    "networks.take_back_line": N_("rettede i et møde"),
    "networks.say_number": N_("satte et tal på et møde"),
    "networks.end_meeting": N_("afsluttede et møde"),
    "networks.share_meeting": N_("delte et møde"),
    "read_meeting": N_("læste om et møde"),
    "list_meetings": N_("så listen over møder"),
    "plans.make": N_("lavede barnets plan"),
    "plans.revise": N_("rettede barnets plan"),
    "plans.release": N_("frigav barnets plan"),
    "plans.release_words": N_("frigav ord i barnets plan"),
    "offers.give_seat": N_("gav barnet en plads"),
    "offers.give_back": N_("gav en plads tilbage"),
    "followups.hold": N_("fulgte op"),
    "followups.release": N_("frigav en opfølgning"),
    "wellbeing.sheet": N_("åbnede sit trivselsskema"),
    "wellbeing.add_child": N_("tog barnet med i den uddybende del"),
    "wellbeing.answer": N_("vurderede trivsel"),
    "wellbeing.explain": N_("skrev, hvorfor trivsel ikke kunne vurderes"),
    "wellbeing.dialogue": N_("talte om trivsel med en kollega"),
    "wellbeing.set_position": N_("satte en fælles position"),
    "wellbeing.last_year": N_("talte, hvor mange børn der ville være kommet op sidste år; uden navne"),
    "wellbeing.set_pace": N_("satte enhedens samtaletempo"),
    "wellbeing.set_municipal_pace": N_("satte kommunens samtaletempo"),
    "wellbeing.talk_first": N_("så, hvem de skal tale om først"),
    "delete_expired": N_("slettede det, der ikke må gemmes længere"),
    "log_in": N_("loggede ind"),
    "choose_password": N_("valgte sin egen adgangskode"),
    "log_verified": N_("efterprøvede loggen: hel"),
    "log_broken": N_("efterprøvede loggen: brudt"),
    "search_log": N_("søgte i loggen"),
    "sample_log": N_("tog en stikprøve af loggen"),
}
FALLBACK = {
    EntryKind.READ: N_("så noget om barnet"),
    EntryKind.SEARCH: N_("søgte"),
    EntryKind.CHANGE: N_("skrev noget om barnet"),
    EntryKind.EXPORT: N_("hentede noget ud"),
    EntryKind.REVEAL: N_("fik vist et CPR-nummer"),
    EntryKind.ACCESS: N_("ændrede, hvem der må se"),
    EntryKind.LOGIN: N_("loggede ind"),
    EntryKind.ROW: N_("ændrede en række"),
}


def what_happened(entry: Entry) -> str:
    """What was done: »vurderede en underretning«."""
    return _(SAID.get(entry.verb) or FALLBACK[EntryKind(entry.kind)])


def who_did(entry: Entry) -> str:
    """The role and the place, never the name: »Lærer, Havneskolen«."""
    if entry.actor_kind == "family":
        return _("Familien selv")
    if entry.actor_kind == "public":
        return _("En borger")
    if entry.actor_kind == "system":
        return _("Systemet")
    role = str(Role(entry.role).label) if entry.role in Role.values else _("En medarbejder")
    place = entry.unit_name
    return role if not place or role.endswith(place) else f"{role}, {place}"


def why(entry: Entry) -> str:
    """The purpose the page was opened for, in its own words; empty when the doing says it all."""
    return str(Purpose(entry.purpose).label) if entry.purpose in Purpose.values else entry.purpose


def columns() -> list[Column]:
    """The headings of a child's log."""
    return [Column(_("Hvornår")), Column(_("Hvem")), Column(_("Hvad")), Column(_("Hvorfor"))]


# What a page that shows lines of the log needs.
WORDS = {"what_happened": what_happened, "who_did": who_did, "why": why, "columns": columns}
