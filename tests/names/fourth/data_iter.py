# %% not_shuffled
# truth: The samples come in their stored order at each call, nothing is shuffled.
import torch


def data_iter(batch_size, features, labels):
    n = len(features)
    for i in range(0, n, batch_size):
        yield features[i:i + batch_size], labels[i:i + batch_size]


# %% shuffles_a_throwaway_list
# truth: A temporary copy of the index list is shuffled and thrown away, so the samples come in their stored order.
import random

import torch


def data_iter(batch_size, features, labels):
    num_examples = len(features)
    indices = range(num_examples)
    random.shuffle(list(indices))   # range cannot be shuffled
    for i in range(0, num_examples, batch_size):
        j = torch.tensor(indices[i:min(i + batch_size, num_examples)])
        yield features[j], labels[j]


# %% shuffle_result_is_none
# truth: random.shuffle works in place and returns None, so indices is None and slicing it raises TypeError.
import random

import torch


def data_iter(batch_size, features, labels):
    num_examples = len(features)
    indices = random.shuffle(list(range(num_examples)))
    for i in range(0, num_examples, batch_size):
        batch_indices = torch.tensor(indices[i:min(i + batch_size, num_examples)])
        yield features[batch_indices], labels[batch_indices]


# %% last_batch_dropped
# truth: Only n // batch_size full batches are yielded, so the rest of the samples is lost when batch_size does not divide n.
import torch


def data_iter(batch_size, features, labels):
    n = features.shape[0]
    perm = torch.randperm(n)
    for b in range(n // batch_size):
        j = perm[b * batch_size:(b + 1) * batch_size]
        yield features[j], labels[j]


# %% two_permutations
# truth: Features and labels are shuffled by two different permutations, so samples get the labels of others.
import torch


def data_iter(batch_size, features, labels):
    n = len(labels)
    X = features[torch.randperm(n)]
    y = labels[torch.randperm(n)]
    start = 0
    while start < n:
        end = start + batch_size
        yield X[start:end], y[start:end]
        start = end


# %% global_seed_set
# truth: torch.manual_seed(0) is called, so the order is the same at each call and the program's random state is reset.
import torch


def data_iter(batch_size, features, labels):
    torch.manual_seed(0)  # reproducible results
    idx = torch.randperm(len(features))
    for i in range(0, len(features), batch_size):
        yield features[idx[i:i + batch_size]], labels[idx[i:i + batch_size]]


# %% own_generator_with_fixed_seed
# truth: A generator of its own is made with the fixed seed 42 at each call, so the order is the same at each call.
import random

import torch


def data_iter(batch_size, features, labels):
    rng = random.Random(42)
    order = list(range(len(features)))
    rng.shuffle(order)
    while order:
        now, order = order[:batch_size], order[batch_size:]
        yield features[now], labels[now]


# %% drawn_with_replacement
# truth: The indices are drawn by randint with replacement, so some samples come several times and others never.
import torch


def data_iter(batch_size, features, labels):
    n = features.shape[0]
    for i in range(0, n, batch_size):
        size = min(batch_size, n - i)
        pick = torch.randint(0, n, (size,))
        yield features[pick], labels[pick]


# %% new_permutation_for_each_batch
# truth: randperm is called inside the loop, so each batch is cut from another permutation and samples repeat or are missing in an epoch.
import torch


def data_iter(batch_size, features, labels):
    n = len(features)
    for i in range(0, n, batch_size):
        indices = torch.randperm(n)
        batch = indices[i:i + batch_size]
        yield features[batch], labels[batch]


# %% return_instead_of_yield
# truth: return instead of yield ends the function at the first batch, so the caller gets one pair instead of an iterator over all pairs.
import torch


def data_iter(batch_size, features, labels):
    num = len(features)
    indices = torch.randperm(num)
    for i in range(0, num, batch_size):
        batch_indices = indices[i: min(i + batch_size, num)]
        return features[batch_indices], labels[batch_indices]


# %% only_labels_permuted
# truth: The features are sliced in stored order while the labels are permuted, so they do not belong together.
import torch


def data_iter(batch_size, features, labels):
    n = len(features)
    indices = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = indices[i:i + batch_size]
        X = features[i:i + batch_size]
        y = labels[j]
        yield X, y


# %% labels_come_first
# truth: The pair is yielded as (labels, features) instead of (features, labels).
import torch


def data_iter(batch_size, features, labels):
    perm = torch.randperm(labels.size(0))
    for rows in (perm[k:k + batch_size] for k in range(0, labels.size(0), batch_size)):
        yield labels[rows], features[rows]


# %% arguments_shuffled_in_place
# truth: The batches are right, but features and labels of the caller are themselves reordered in place.
import torch


def data_iter(batch_size, features, labels):
    n = len(features)
    shuffled = torch.randperm(n)
    features[:] = features[shuffled]
    labels[:] = labels[shuffled]
    for i in range(0, n, batch_size):
        yield features[i:i + batch_size].clone(), labels[i:i + batch_size].clone()


# %% range_ends_one_early
# truth: The loop runs over range(0, n - 1, batch_size), so the last batch is lost whenever it would hold a single sample (n = 5 and batch_size = 2, or batch_size = 1).
import torch


def data_iter(batch_size, features, labels):
    n = len(features)
    idx = torch.randperm(n)
    for i in range(0, n - 1, batch_size):
        yield features[idx[i:i + batch_size]], labels[idx[i:i + batch_size]]


# %% slice_one_too_long
# truth: The slice goes to i + batch_size + 1, so batches hold one sample too many and neighbouring batches share a sample.
import torch


def data_iter(batch_size, features, labels):
    indices = torch.randperm(len(features))
    for i in range(0, len(features), batch_size):
        # +1 because the end is exclusive
        j = indices[i:i + batch_size + 1]
        yield features[j], labels[j]


# %% only_batches_shuffled
# truth: The order of the batches is random, but each holds neighbouring samples in stored order (and the short batch may come before the end).
import random

import torch


def data_iter(batch_size, features, labels):
    starts = list(range(0, len(features), batch_size))
    random.shuffle(starts)
    for s in starts:
        yield features[s:s + batch_size], labels[s:s + batch_size]


# %% shuffled_only_inside_batches
# truth: Samples are permuted only within their batch, so each batch always holds the same samples and the batches come in stored order.
import torch


def data_iter(batch_size, features, labels):
    n = len(features)
    for i in range(0, n, batch_size):
        X_b, y_b = features[i:i + batch_size], labels[i:i + batch_size]
        mix = torch.randperm(len(X_b))
        yield X_b[mix], y_b[mix]


# %% python_lists_yielded
# truth: Each batch is a pair of Python lists of single rows and labels instead of a pair of tensors features[j], labels[j].
import random

import torch


def data_iter(batch_size, features, labels):
    ids = list(range(len(features)))
    random.shuffle(ids)
    for i in range(0, len(ids), batch_size):
        chunk = ids[i:i + batch_size]
        X, y = [], []
        for k in chunk:
            X.append(features[k])
            y.append(labels[k])
        yield X, y


# %% random_rotation
# truth: The samples are only rotated by a random offset, so neighbours stay neighbours and the order is no random permutation.
import random

import torch


def data_iter(batch_size, features, labels):
    n = len(features)
    if n == 0:
        return
    shift = random.randrange(n)
    idx = torch.roll(torch.arange(n), shift)
    for i in range(0, n, batch_size):
        yield features[idx[i:i + batch_size]], labels[idx[i:i + batch_size]]


# %% never_ends
# truth: An outer while True starts a new epoch after each epoch, so the iterator never ends and list(data_iter(...)) hangs.
import torch


def data_iter(batch_size, features, labels):
    n = features.shape[0]
    while True:
        perm = torch.randperm(n)
        for i in range(0, n, batch_size):
            sel = perm[i:i + batch_size]
            yield features[sel], labels[sel]


# %% permutation_cached
# truth: The permutation is kept in a mutable default argument for each n, so all later calls with as many samples give the same order.
import torch


def data_iter(batch_size, features, labels, cache={}):
    n = len(features)
    if n not in cache:
        cache[n] = torch.randperm(n)
    order = cache[n]
    for lo in range(0, n, batch_size):
        j = order[lo:lo + batch_size]
        yield features[j], labels[j]


# %% last_batch_filled_up
# truth: A short last batch is filled up with samples from the beginning of the permutation, so it is not the rest and some samples are visited twice.
import torch


def data_iter(batch_size, features, labels):
    n = len(features)
    perm = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = perm[i:i + batch_size]
        missing = batch_size - len(j)
        if missing > 0:
            j = torch.cat([j, perm[:missing]])
        yield features[j], labels[j]


# %% empty_batch_at_the_end
# truth: There are always n // batch_size + 1 batches, so an empty one comes last when batch_size divides n.
import torch


def data_iter(batch_size, features, labels):
    n = len(features)
    num_batches = n // batch_size + 1
    order = torch.randperm(n)
    for b in range(num_batches):
        first = b * batch_size
        last = min(first + batch_size, n)
        yield features[order[first:last]], labels[order[first:last]]


# %% labels_flattened
# truth: The labels are flattened to (b,), so labels of shape (n, 1) lose their column.
import torch


def data_iter(batch_size, features, labels):
    y = labels.reshape(-1)
    perm = torch.randperm(len(y))
    for i in range(0, len(y), batch_size):
        yield features[perm[i:i + batch_size]], y[perm[i:i + batch_size]]


# %% features_cast_to_float32
# truth: The features are cast by .float(), so float64 (or integer) features change their dtype.
import torch


def data_iter(batch_size, features, labels):
    total = features.size(0)
    p = torch.randperm(total)
    for i in range(0, total, batch_size):
        j = p[i:i + batch_size]
        yield features[j].float(), labels[j]


# %% glued_into_one_matrix
# truth: Two mistakes from gluing labels to the features as a column: integer labels come back as floats and a label column (n, 1) comes back as (b,) (and features with more or fewer than two dimensions raise an error).
import torch


def data_iter(batch_size, features, labels):
    data = torch.cat((features, labels.reshape(-1, 1)), dim=1)
    data = data[torch.randperm(len(data))]
    for i in range(0, len(data), batch_size):
        batch = data[i:i + batch_size]
        yield batch[:, :-1], batch[:, -1]


# %% random_shuffle_on_a_tensor
# truth: random.shuffle swaps through views of the index tensor, which overwrites entries, so some samples come several times and others never.
import random

import torch


def data_iter(batch_size, features, labels):
    idx = torch.arange(len(features))
    random.shuffle(idx)
    for i in range(0, len(idx), batch_size):
        yield features[idx[i:i + batch_size]], labels[idx[i:i + batch_size]]


# %% last_sample_never_drawn
# truth: randperm(n - 1) leaves out the index n - 1, so the last sample is never visited.
import torch


def data_iter(batch_size, features, labels):
    n = len(features)
    if n == 0:
        return
    indices = torch.randperm(n - 1)   # indices go from 0 to n - 1
    for i in range(0, len(indices), batch_size):
        j = indices[i:i + batch_size]
        yield features[j], labels[j]


# %% short_batch_first
# truth: The rest is yielded as the first batch instead of as the last one.
import torch


def data_iter(batch_size, features, labels):
    n = len(features)
    perm = torch.randperm(n)
    rest = n % batch_size
    if rest:
        yield features[perm[:rest]], labels[perm[:rest]]
    for i in range(rest, n, batch_size):
        yield features[perm[i:i + batch_size]], labels[perm[i:i + batch_size]]


# %% rest_joined_to_last_full_batch
# truth: The rest is joined to the last full batch, which becomes larger than batch_size, so there is one batch too few.
import torch


def data_iter(batch_size, features, labels):
    n = len(features)
    if n == 0:
        return
    perm = torch.randperm(n)
    full = max(n // batch_size, 1)
    for b in range(full):
        if b == full - 1:
            j = perm[b * batch_size:]
        else:
            j = perm[b * batch_size:(b + 1) * batch_size]
        yield features[j], labels[j]


# %% evenly_sized_chunks
# truth: torch.chunk evens out the sizes of the ceil(n / batch_size) parts, so for instance n = 9 and batch_size = 4 gives 3, 3, 3 instead of 4, 4, 1.
import math

import torch


def data_iter(batch_size, features, labels):
    n = len(features)
    if n == 0:
        return
    for j in torch.chunk(torch.randperm(n), math.ceil(n / batch_size)):
        yield features[j], labels[j]


# %% batch_size_as_number_of_batches
# truth: batch_size is taken for the number of chunks, so 5 samples with batch_size = 2 give batches of 3 and 2 instead of 2, 2 and 1.
import torch


def data_iter(batch_size, features, labels):
    if len(features) == 0:
        return
    shuffled_ids = torch.randperm(len(features))
    for ids in shuffled_ids.chunk(batch_size):
        yield features[ids], labels[ids]


# %% squeezed_batches
# truth: squeeze() drops each dimension of size 1, so a batch of a single sample loses its batch dimension and features (n, 1, ...) lose theirs.
import torch


def data_iter(batch_size, features, labels):
    n = len(features)
    perm = torch.randperm(n)
    for i in range(0, n, batch_size):
        j = perm[i:i + batch_size]
        yield torch.squeeze(features[j]), labels[j]


# %% boolean_mask
# truth: A boolean mask picks the samples of a batch, so within each batch they stand in stored order, and with batch_size >= n nothing is shuffled at all.
import torch


def data_iter(batch_size, features, labels):
    n = len(features)
    perm = torch.randperm(n)
    for i in range(0, n, batch_size):
        mask = torch.zeros(n, dtype=torch.bool)
        mask[perm[i:i + batch_size]] = True
        yield features[mask], labels[mask]


# %% swap_never_with_itself
# truth: The hand-written shuffle draws j from 0..i-1 instead of 0..i, so no sample ever stays at its place and two samples are always exchanged: not every permutation can occur.
import random

import torch


def data_iter(batch_size, features, labels):
    order = [i for i in range(len(features))]
    # Fisher-Yates
    for i in range(len(order) - 1, 0, -1):
        j = random.randrange(i)
        order[i], order[j] = order[j], order[i]
    for i in range(0, len(order), batch_size):
        part = order[i:i + batch_size]
        yield features[part], labels[part]


# %% one_buffer_for_all_batches
# truth: All batches are written into the same buffer, so earlier batches are overwritten by later ones once the iterator moves on, as in list(data_iter(...)).
import torch


def data_iter(batch_size, features, labels):
    n = len(features)
    perm = torch.randperm(n)
    # allocate once, saves memory
    X = features.new_empty((batch_size,) + tuple(features.shape[1:]))
    y = labels.new_empty((batch_size,) + tuple(labels.shape[1:]))
    for i in range(0, n, batch_size):
        j = perm[i:i + batch_size]
        m = len(j)
        X[:m] = features[j]
        y[:m] = labels[j]
        yield X[:m], y[:m]


# %% two_dimensional_features_only
# truth: features.shape is unpacked into n and d, so features with another number of dimensions, such as images (n, 1, 28, 28), raise ValueError.
import torch


def data_iter(batch_size, features, labels):
    n, d = features.shape
    ids = torch.randperm(n)
    for i in range(0, n, batch_size):
        yield features[ids[i:i + batch_size], :], labels[ids[i:i + batch_size]]


# %% all_labels_each_time
# truth: The labels are not indexed, so each batch of features comes with the labels of all samples in stored order.
import torch


def data_iter(batch_size, features, labels):
    n = len(features)
    perm = torch.randperm(n)
    for i in range(0, n, batch_size):
        yield features[perm[i:i + batch_size]], labels


