from __future__ import annotations

from autograder.naming.arguments import another_order


def test_the_order_that_works_is_named_as_the_student_wrote_it() -> None:
    (found,) = another_order(("features", "labels", "batch_size"), lambda order: order == (2, 0, 1))
    assert found.name == "order_of_arguments"
    assert "(batch_size, features, labels)" in found.sentence
    assert found.sentence.index("(batch_size,") < found.sentence.index("(features, labels, batch_size)")


def test_the_order_that_is_asked_for_is_not_tried() -> None:
    assert another_order(("y_hat", "y"), lambda order: order == (0, 1)) == ()
