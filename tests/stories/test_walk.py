"""One child's whole way, walked through the real application by the cast."""


def test_the_whole_story_is_walked_through_real_pages(walked):
    assert walked.code == 0, walked.said
    stages = [line.split(" … ")[0] for line in walked.said.splitlines() if " … " in line]
    assert len(stages) == len(set(stages)) > 4, "each stage of the making is told once"
    assert "Hele vejen er gået." in walked.said
    assert all(step["ok"] for step in walked.steps)
    assert {"step", "what", "who", "page", "ms", "ok"} <= set(walked.steps[0])
    assert {step["step"].split(".")[0] for step in walked.steps} == {str(number) for number in range(1, 14)}
