"""Why an answer is wrong: the name of the mistake, in the judge, once a check of the function has failed."""
