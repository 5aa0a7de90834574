"""What an exception of the student's code means, in words of the exercise."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from autograder.errors import StudentError
from autograder.naming.mistake import Mistake

# A pattern of the exception as Python prints it, the name of the mistake, and the sentence; {1} is the first group.
_CAUSES: tuple[tuple[str, str, str], ...] = (
    (r"leaf Variable that requires grad is being used in an in-place|leaf variable .* in-place", "in_place_on_a_leaf",
     "A parameter is changed in place while gradients are recorded. Put the update under `with torch.no_grad():`."),
    (r"view of a leaf Variable that requires grad", "in_place_on_a_leaf",
     "A view of a parameter is changed in place while gradients are recorded. Put the update under "
     "`with torch.no_grad():`."),
    (r"grad can be implicitly created only for scalar", "backward_on_a_vector",
     "backward() is called on a tensor of several losses. It starts from one number: take the mean or the sum first."),
    (r"does not require grad and does not have a grad_fn", "backward_without_a_graph",
     "backward() has no graph to follow: what it is called on is cut off from the parameters (by no_grad, detach, "
     ".data, .item() or a new tensor)."),
    (r"Can't call numpy\(\) on Tensor that requires grad", "numpy_on_a_tensor",
     "A NumPy function is used on a tensor that requires gradients. Use the function of torch."),
    (r"backward through the graph a second time", "backward_twice",
     "backward() runs a second time through one graph, which the first time has freed."),
    (r"derivative for (?:aten::)?(\w+) is not implemented", "no_derivative",
     "backward() cannot go through `{1}`, which has no gradient (`//` is floor_divide). Use another one, such as /."),
    (r"modified by an inplace operation", "in_place_in_the_graph",
     "An in-place operation overwrites a value that backward() still needs. Make a new tensor instead."),
    (r"'torch.return_types.\w+'|'(?:max|min|sort|topk|median|mode|kthvalue)' object has no attribute|"
     r"not torch.return_types.\w+|not (?:max|min|sort|topk|median|mode)$", "values_and_indices",
     "max, min and sort with a dim return a pair (values, indices). Take .values, or .indices, of it."),
    (r"unsupported operand type\(s\) for (\S+): 'NoneType'|unsupported operand type\(s\) for (\S+): '\w+' and "
     r"'NoneType'|'NoneType' object has no attribute|'NoneType' object is not", "uses_none",
     "Something here is None and is used as if it were a value: a function without a return, a gradient that is "
     "not there yet, or a method that works in place and returns nothing."),
    (r"'Tensor' object has no attribute '(\w+)'", "no_such_method",
     "A tensor has no `{1}`: that belongs to another library, or is spelled differently in torch."),
    (r"(?:operand type|not supported between).*'(?:builtin_function_or_method|method|function)'|"
     r"'(?:builtin_function_or_method|method)' object (?:has no attribute|is not iterable)|"
     r"must be .*, not '?(?:builtin_function_or_method|method|function)'?$", "not_called",
     "A function itself is used where its result is needed: the parentheses of a call are missing. Write f(), not f."),
    (r"'bool' object has no attribute", "comparison_gave_a_bool",
     "A comparison gives one True or False here, not a tensor: one of its sides is no tensor, such as a list or the "
     "pair that max(dim) returns."),
    (r"'(int|float|str|list|tuple|dict|range|generator)' object has no attribute '(\w+)'", "no_such_attribute",
     "A {1} has no `{2}`. Is a tensor needed there?"),
    (r"(list|tuple|string) indices must be integers or slices, not (\w+)", "index_of_a_list",
     "A {1} is indexed with a {2}. Only tensors and arrays take several indices at once."),
    (r"'float' object cannot be interpreted as an integer|slice indices must be integers", "float_for_integer",
     "A whole number is needed, as in range() or a slice, and a float comes: / always gives a float."),
    (r"module '([\w.]+)' has no attribute '(\w+)'", "no_such_function", "There is no `{1}.{2}` in this library."),
    (r"NameError: name '(\w+)' is not defined", "undefined_name",
     "The name `{1}` is not defined in your file. Is it a variable of another cell, a typing error, or an import "
     "that is missing?"),
    (r"(?:cannot access|referenced before assignment).*?|UnboundLocalError: .*'(\w+)'", "used_before_its_value",
     "A variable is used before it gets a value, because something assigns to it further down in the function."),
    (r"takes (\d+|no) positional arguments? but (\d+) (?:was|were) given", "number_of_arguments",
     "A function is called with {2} arguments and takes {1}."),
    (r"takes from \d+ to (\d+) positional arguments but (\d+) were given", "number_of_arguments",
     "A function is called with {2} arguments and takes at most {1}."),
    (r"(\w+)\(\) takes no arguments", "number_of_arguments",
     "`{1}` is called with arguments and takes none. Has a class no __init__?"),
    (r"missing (\d+) required positional arguments?: (.*)", "number_of_arguments",
     "A call leaves out {1} argument(s) that the function requires: {2}."),
    (r"got an unexpected keyword argument '(\w+)'", "unexpected_keyword",
     "A function is called with a keyword argument that it does not have: `{1}`."),
    (r"(?:maximum recursion depth exceeded|RecursionError)", "recursion",
     "The function calls itself without end. Is there a name that you defined twice?"),
    (r"EOFError", "input", "The code asks for input(). Nobody is there to type: take what the arguments give."),
    (r"BdbQuit", "breakpoint", "A breakpoint() is left in the code. Take it out."),
    (r"SystemExit", "exit", "The code calls exit() or quit(). Return instead."),
    (r"(?:only one element tensors|only integer tensors of a single element|a Tensor with \d+ elements) can(?:not)? be "
     r"converted", "several_elements",
     "A tensor of several elements is used where one number is needed."),
    (r"Boolean value of Tensor with more than one value is ambiguous", "truth_of_a_tensor",
     "A tensor of several elements is used as one truth value, in an `if`, an `and` or a comparison of lists."),
    (r"only length-1 arrays can be converted|only 0-dimensional arrays can be converted", "several_elements",
     "A function for one number (of `math`, or float()) is used on a tensor of several elements. Use torch's."),
    (r"not enough values to unpack \(expected \d+, got 0\)", "unpacking",
     "A line takes apart something that is empty: a list or a slice that holds nothing."),
    (r"(?:not enough|too many) values to unpack", "unpacking",
     "A line takes apart a value into more or fewer parts than it has."),
    (r"object of type '(\w+)' has no len\(\)", "no_length",
     "len() is asked of a {1}, which has none: an iterable need not know its length."),
    (r"'(\w+)' object is not subscriptable", "not_subscriptable", "A {1} cannot be indexed with [...]."),
    (r"'(\w+)' object is not an iterator", "not_an_iterator",
     "next() is called on a {1}, which is no iterator: loop over it with `for`, or make one with iter()."),
    (r"'(\w+)' object is not iterable", "not_iterable", "A loop or an unpacking goes over a {1}, which has no parts."),
    (r"'(\w+)' object is not callable", "not_callable", "A {1} is called as if it were a function."),
    (r"(?:The size of tensor a \(\d+\) must match the size of tensor b|not broadcastable|match the broadcast shape|"
     r"(?<!indexing tensors )could not be broadcast|mat1 and mat2 shapes cannot be multiplied|to be equal size|"
     r"Sizes of tensors must match except|expanded size of the tensor|does not broadcast with|size mismatch|"
     r"inconsistent tensor size)", "shapes_do_not_fit",
     "Two tensors in one operation do not fit together: a dimension is missing, or is the other one."),
    (r"invalid shape dimension (-\d+)", "negative_size",
     "A tensor is reshaped to a size of {1}. Only -1 has a meaning: all that is left."),
    (r"negative dimension|(?:must|split_size) be non-negative", "negative_size",
     "A size is negative, where a tensor or a split needs 0 or more."),
    (r"arg 3 must not be zero|slice step cannot|step must be nonzero|split_size can only be 0", "step_of_zero",
     "The step of a range, a slice or a split is 0. Are its arguments in the right order: start, stop, step?"),
    (r"inconsistent with step sign", "step_of_zero",
     "A range leads away from its end. Are its arguments in the right order: start, stop, step?"),
    (r"shape '\[.*?\]' is invalid for input of size", "fixed_size",
     "A tensor is reshaped to a size that it does not have. Take the size from the argument."),
    (r"shape mismatch: indexing tensors could not be broadcast", "indices_of_different_length",
     "The indices of rows and of columns are of different length."),
    (r"tensors used as indices must be|only integers, slices|must be long, int, byte or bool|"
     r"expects? int64|expected .*[Ii]nt64", "index_is_no_whole_number",
     "An index is not a tensor of whole numbers (int64). One that is made of an empty list is not, either."),
    (r"a non-empty (?:TensorList|list)|(?:max|min)\(\) .*empty|\(\): Expected reduction dim|from empty", "empty",
     "A list or a tensor is empty here: nothing was put into it, or a slice holds nothing."),
    (r"expected Tensor as element \d+ in argument \d+, but got (\w+)", "list_of_no_tensors",
     "A list of tensors is needed here, and it holds a {1}."),
    (r"number of subscripts in the equation", "subscripts",
     "einsum is given a letter for each dimension of a tensor, and this one has more or fewer."),
    (r"Dimension out of range|axis \d+ is out of bounds|too many indices for|of a 0-dim tensor", "no_such_dimension",
     "A dim is asked for that the tensor does not have."),
    (r"(list|tuple|string) index out of range", "index_out_of_bounds",
     "A {1} has fewer places than the index asks for. They are counted from 0."),
    (r"out of bounds|selected index k out of range", "index_out_of_bounds",
     "An index is larger than the tensor. Are rows and classes mixed up?"),
    (r"result type .* can't be cast", "type_cannot_hold_it",
     "The result of an in-place operation does not fit into the type of the tensor, such as a fraction into whole "
     "numbers."),
    (r"(?:expected m1 and m2|expected scalar type|must have the same dtype|expected .* to have the same dtype)",
     "types_do_not_fit", "Tensors of different types (float32, float64, int64) meet in one operation."),
    (r"mean\(\): could not infer output dtype|can only .*floating", "mean_of_whole_numbers",
     "mean() is asked of whole numbers or truth values. Make them floats first."),
    (r"(?:ZeroDivisionError|division by zero)", "division_by_zero",
     "Something is divided by zero: is a count or a sum 0 here, or is the division the wrong way round?"),
    (r"math domain error", "math_domain", "math.log, or another function of math, gets a number without a value."),
    (r"unsupported operand type\(s\) for (\S+): '(\w+)' and '(\w+)'", "operands_do_not_fit",
     "`{1}` does not work between a {2} and a {3}."),
    (r"At least one of 'min' or 'max' must not be None|missing \d+ required keyword-only argument", "argument_missing",
     "A call leaves out an argument that the function needs."),
    (r"(\w+)\(\):? (?:got|received) an invalid combination of arguments", "arguments_do_not_fit",
     "`{1}` is called with arguments of kinds, or in an order, that it does not take."),
    (r"isinstance\(\) arg 2 must be", "isinstance_of_no_type",
     "The second argument of isinstance is a type, and here it is not: isinstance(what, type)."),
    (r"iter\(\) returned non-iterator", "not_an_iterator",
     "__iter__ returns something that has no __next__: return an iterator, or give the class a __next__."),
    (r"Sample larger than population", "sample_too_large", "More is drawn than there is, without replacement."),
    (r"(?:bad operand type for unary (\S+): '(\w+)')", "operands_do_not_fit", "`{1}` does not work on a {2}."),
    (r"'(\S+)' not supported between instances of '(\w+)' and '(\w+)'", "operands_do_not_fit",
     "`{1}` does not work between a {2} and a {3}."),
    (r"can only concatenate (\w+) \(not", "operands_do_not_fit", "Only another {1} can be added to a {1}."),
    (r"can't multiply sequence by non-int", "operands_do_not_fit",
     "A list is multiplied by something that is no whole number. To multiply each of its numbers, make it a tensor."),
    (r"does not support item assignment", "no_item_assignment", "A part of something is set that cannot be changed."),
    (r"cannot convert float (?:NaN|infinity) to integer|OverflowError", "too_large",
     "A number is nan, infinite, or too large for what is done with it."),
    (r"argument '?(\w+)'? \(position \d+\) must be (?:a )?([\w ]+), not (\w+)", "wrong_kind_of_argument",
     "A function of torch gets a {3} where it needs a {2} (its argument `{1}`)."),
    (r'"bitwise_\w+" not implemented', "bitwise",
     "`^`, `&` and `|` work on the bits of whole numbers. A power is written **."),
    (r"1D tensors expected, but got", "vectors_only", "dot() takes two vectors. For a matrix and a column use @."),
    (r"Index tensor must have the same number of dimensions", "index_dimensions",
     "gather takes an index with as many dimensions as the tensor: make a vector of labels a column, by "
     "reshape(-1, 1)."),
    (r"^AssertionError", "assertion", "An assert in your code fails, for arguments that the exercise allows."),
    (r"AttributeError: '(\w+)' object has no attribute '(\w+)'", "no_such_attribute", "A {1} has no `{2}`."),
    (r"KeyError", "no_such_key", "A key is looked up that is not in the dictionary."),
    (r"StopIteration|generator raised StopIteration", "next_past_the_end",
     "next() is asked for more than there is."),
)  # fmt: skip

# NumPy's sum(), given a tensor, calls the tensor's own with arguments that it has not: only the line shows who did.
_NUMPY_REDUCES = re.compile(r"^TypeError: (\w+)\(\).*(?:'axis'|NoneType).*\b(?:np|numpy)\.a?\1\(", re.DOTALL)


@dataclass(frozen=True)
class Cause:
    """A pattern that an assignment adds, for exceptions of what its harness hands to the student's code."""

    pattern: str
    name: str
    sentence: str


def cause(error: StudentError, own: tuple[Cause, ...] = ()) -> tuple[Mistake, ...]:
    """What the exception means, with the student's line; nothing where it is none of those that are explained."""
    said = f"{error.kind}: {error.message}"
    if _NUMPY_REDUCES.search(f"{said} {error.where}"):
        return (Mistake("numpy_on_a_tensor", "A function of NumPy is used on a tensor, and hands it arguments that "
                        f"tensors do not take. Use the function of torch. Look at {error.where}"),)  # fmt: skip
    for pattern, name, sentence in (*((each.pattern, each.name, each.sentence) for each in own), *_CAUSES):
        found = re.search(pattern, said)
        if found:
            words = re.sub(r"\{(\d)\}", _group(found), sentence)
            return (Mistake(name, f"{words} Look at {error.where}" if error.where else words),)
    return ()


def _group(found: re.Match[str]) -> Callable[[re.Match[str]], str]:
    def group(place: re.Match[str]) -> str:
        return found[int(place[1])] or ""

    return group
