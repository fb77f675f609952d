"""The five levels and the handleguide a municipality starts with. From then on the words are its own."""

from dataclasses import dataclass

from favn.journey.concerns.choices import StepKind

WORDS = (("Trives", "In well-being"), ("Faldende trivsel", "Falling"), ("Sårbart", "Vulnerable"),
         ("Udsat", "Exposed"), ("Truet", "Threatened"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the handleguide, in Danish and English."""

    level: int
    kind: StepKind
    text: str
    english: str


_DO, _CALL, _EXPECT = StepKind.DO_NOW, StepKind.CALL, StepKind.EXPECT
LINES = (
    Line(1, _DO, "Fortsæt den almindelige praksis. Fortæl barnet og forældrene, hvad der går godt.",
         "Carry on as usual. Tell the child and the parents what goes well."),
    Line(1, _CALL, "Ingen. Din kollega i teamet er nærmest.", "Nobody. Your colleague in the team is closest."),
    Line(1, _EXPECT, "Barnet bliver set igen i næste trivselsrunde.",
         "The child is seen again in the next well-being round."),
    Line(2, _DO, "Tal med forældrene inden 5 hverdage, og hør, hvad de ser derhjemme.",
         "Talk with the parents within 5 working days, and hear what they see at home."),
    Line(2, _DO, "Spørg barnet, hvad det selv ønsker.", "Ask the child what it wishes for."),
    Line(2, _DO, "Tag barnet op i teamet, og aftal, hvem der gør hvad.",
         "Bring the child up in the team, and agree on who does what."),
    Line(2, _CALL, "Din leder eller ressourcepersonen på stedet.", "Your leader or the resource person on the spot."),
    Line(2, _EXPECT, "Sparring i teamet inden to uger.", "Sparring in the team within two weeks."),
    Line(3, _DO, "Tal med forældrene inden 5 hverdage.", "Talk with the parents within 5 working days."),
    Line(3, _DO, "Spørg barnet, hvad det selv ønsker.", "Ask the child what it wishes for."),
    Line(3, _DO, "Hold en tværfaglig drøftelse eller et netværksmøde.",
         "Hold a cross-professional talk or a network meeting."),
    Line(3, _CALL, "PPR, hvis det handler om læring eller adfærd.", "PPR, when it is about learning or behaviour."),
    Line(3, _CALL, "Familiehuset, hvis det handler om livet derhjemme.",
         "Familiehuset, when it is about life at home."),
    Line(3, _EXPECT, "PPR svarer samme dag. Familiehuset ringer til forældrene inden en uge.",
         "PPR answers the same day. Familiehuset calls the parents within a week."),
    Line(4, _DO, "Overvej at underrette. Skriv begrundelsen, hvis du lader være.",
         "Consider notifying. Write the reason if you do not."),
    Line(4, _DO, "Tal med din leder i dag. Pligten til at underrette er din egen.",
         "Talk with your leader today. The duty to notify is your own."),
    Line(4, _DO, "Skriv helst underretningen sammen med forældrene.",
         "Write the notification together with the parents if you can."),
    Line(4, _CALL, "Børn og Familie for at spørge, uden at nævne navn.",
         "Children and Family to ask, without saying a name."),
    Line(4, _EXPECT, "Underretningen bliver vurderet inden 24 timer. Du får en kvittering inden 6 hverdage.",
         "The notification is assessed within 24 hours. You get a receipt within 6 working days."),
    Line(5, _DO, "Underret nu.", "Notify now."),
    Line(5, _DO, "Er barnet i fare lige nu, så ring 112 og bliv hos barnet.",
         "If the child is in danger right now, call 112 and stay with the child."),
    Line(5, _DO, "Ved mistanke om vold eller overgreb fra forældrene: Tal ikke med dem først.",
         "If you suspect violence or abuse by the parents: do not talk to them first."),
    Line(5, _CALL, "Døgnvagten, hvis det ikke kan vente.", "The duty officer, when it cannot wait."),
    Line(5, _EXPECT, "Vagten ser på det med det samme. Du får at vide, at vi har modtaget den.",
         "The duty officer looks at it at once. You are told that we have received it."),
)  # fmt: skip
