"""A failing sample of each check with the lines an editor reads."""

from tests.check_samples import fields, files, names, texts, walks, yaml

SAMPLES = (
    *fields.SAMPLES,
    *files.SAMPLES,
    *names.SAMPLES,
    *texts.SAMPLES,
    *walks.SAMPLES,
    *yaml.SAMPLES,
)
